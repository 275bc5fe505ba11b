"""Writes the rows of the action tracker into the agenda: enough of them that pages break inside."""

import sys

ACTIONS = [
    ("14 April 2026", "Write to every practice in the district to ask which of them have closed their lists, and bring the answers to the Board with a map.", "Imran Sadiq", "In progress: eleven of nineteen practices have answered so far."),
    ("14 April 2026", "Report back on the falls service.", "Director of Public Health", "Completed"),
    ("10 February 2026", "Invite the ambulance trust to the meeting in June, and ask beforehand for the times of handover at each of the two hospitals since October, by day of the week and hour of the day.", "Board Manager", "On the agenda in June"),
    ("10 February 2026", "Circulate the dental needs assessment.", "Petra Oldroyd", "Outstanding; the assessment is being printed again because two maps in it were upside down."),
]


def row(cells):
    inner = "".join(
        f'<table:table-cell table:style-name="C"><text:p>{c}</text:p></table:table-cell>' for c in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


rows = [row((m, f"{n + 1}. {a}", w, s)) for n, (m, a, w, s) in enumerate(ACTIONS * 6)]
sys.stdout.write(open(sys.argv[1], encoding="utf-8").read().replace("@ROWS@", "\n".join(rows)))
