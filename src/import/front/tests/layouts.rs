//! Layouts, and what is read of each: a line a field, with the doubt behind a question mark.

use super::{front, told};

/// A summons of a parish council: numbers with a year, a signing clerk.
#[test]
fn parish() {
    let read = told(&front(
        r"HATHERLEY PARISH COUNCIL

To: Members of Hatherley Parish Council

You are hereby summoned to attend a meeting of Hatherley Parish Council to be held in
the Village Hall, Church Lane, Hatherley on Tuesday 9th June 2026 at 7.30pm for the purpose
of transacting the following business.

Jo Lund
Clerk to the Council
3 June 2026

AGENDA

12/26 To receive apologies for absence
13/26 To receive declarations of interest
14/26 Public participation
      Members of the public may speak for up to three minutes.
15/26 To approve the minutes of the meeting held on 12 May 2026
16/26 Planning applications
      a) 26/00123/FUL - 4 Mill Lane, rear extension
      b) 26/00140/HOU - The Old Forge, new porch
17/26 Finance
      To approve payments of £1,204.50
18/26 Date of next meeting: Tuesday 14th July 2026
19/26 Exclusion of the press and public
      To resolve that under the Public Bodies (Admission to Meetings) Act 1960 the public be excluded for the following item.
20/26 Staffing matters

Email: clerk@hatherley-pc.example   Tel: 01632 960123
",
    ));
    assert_eq!(
        read,
        r"body: Hatherley Parish Council
venue: Village Hall, Church Lane, Hatherley
officer: Jo Lund
date: 2026-06-09
start: 19:30
contact: clerk@hatherley-pc.example
contact: 01632 960123
item 12/26: To receive apologies for absence <Membership>
item 13/26: To receive declarations of interest <Declarations>
item 14/26: Public participation
    Members of the public may speak for up to three minutes.
item 15/26: To approve the minutes of the meeting held on 12 May 2026 <Minutes>
item 16/26: Planning applications
    * 26/00123/FUL - 4 Mill Lane, rear extension
    * 26/00140/HOU - The Old Forge, new porch
item 17/26: Finance
    To approve payments of £1,204.50
item 18/26: Date of next meeting: Tuesday 14th July 2026 <WorkProgramme>
item 19/26: Exclusion of the press and public
    To resolve that under the Public Bodies (Admission to Meetings) Act 1960 the public be excluded for the following item.
item 20/26: Staffing matters EXEMPT()
future: 2026-07-14 
"
    );
}

/// A committee of a council: members run on, pages at the right margin, a private part.
#[test]
fn committee() {
    let read = told(&front(
        r"Public Document Pack

Agenda for Planning Committee on Thursday, 5 March 2026, 6.30 pm

Venue: Council Chamber, Town Hall, High Street, Oakford OX1 2AB

Contact: Sam Pell, Democratic Services Officer  Tel: 01632 960555  Email: sam.pell@oakford.example

Membership:

Councillors Ann Lee (Chairman), Bo Oke (Vice-Chairman), Clare Dunn, Dev Patel, Eve Marsh,
Fred Ng, Gita Rao and Hal Young

Substitutes: Councillors Ivan Ross and June Birch

Quorum: 3

                                                                    Page(s)
1.   Apologies for Absence

2.   Declarations of Interest

3.   Minutes                                                        3 - 8

     To confirm the minutes of the meeting held on 5 February 2026.

4.   Application 26/0042/FUL - Land North of Station Road,          9 - 34
     Oakford

     Erection of 42 dwellings.

5.   Enforcement Update                                             To follow

PART II - Not for publication by virtue of Paragraph 3 of Part 1 of Schedule 12A

6.   Legal Settlement - Mill Yard                                   35 - 40
",
    ));
    assert_eq!(
        read,
        r"body: Planning Committee
chair: Chairman
venue: Council Chamber, Town Hall, High Street, Oakford OX1 2AB
officer: Sam Pell
date: 2026-03-05
start: 18:30
contact: sam.pell@oakford.example
contact: 01632 960555
member: Councillor Ann Lee /  @  <> [Chair]
member: Councillor Bo Oke /  @  <> [ViceChair]
member: Councillor Clare Dunn /  @  <>
member: Councillor Dev Patel /  @  <>
member: Councillor Eve Marsh /  @  <>
member: Councillor Fred Ng /  @  <>
member: Councillor Gita Rao /  @  <>
member: Councillor Hal Young /  @  <>
member: Councillor Ivan Ross /  @  <Substitutes> substitute
member: Councillor June Birch /  @  <Substitutes> substitute
item 1: Apologies for Absence <Membership>
item 2: Declarations of Interest <Declarations>
item 3: Minutes p3-8 <Minutes>
    To confirm the minutes of the meeting held on 5 February 2026.
item 4: Application 26/0042/FUL - Land North of Station Road, Oakford p9-34
    Erection of 42 dwellings.
item 5: Enforcement Update TOFOLLOW
item 6: Legal Settlement - Mill Yard p35-40 EXEMPT(Paragraph 3 of Part 1 of Schedule 12A)
"
    );
}

/// A board of the NHS: columns of number, title, lead, purpose, paper and time.
#[test]
fn trust() {
    let read = told(&front(
        r"Oakford and Vale NHS Foundation Trust
Board of Directors - Meeting in Public
Date: Wednesday 4 March 2026
Time: 09:30 - 12:30
Venue: Boardroom, Vale Hospital

AGENDA

No    Item                              Lead                Purpose       Paper      Time
1     Welcome and apologies             Chair               Note          Verbal     09:30
2     Declarations of interest          Chair               Note          Enc 1      09:35
3     Minutes of the last meeting       Chair               Approve       Enc 2      09:40
4     Chief Executive's report          Dr Amy Stone        Discuss       Enc 3      09:50
5     Integrated performance report     Bill Hart           Assurance     Enc 4      10:10
6     Date of next meeting              Chair               Note          Verbal     10:40

Date of next meeting: Wednesday 6 May 2026 at 09:30
",
    ));
    assert_eq!(
        read,
        r"body: Board of Directors
host: Oakford and Vale NHS Foundation Trust
venue: Boardroom, Vale Hospital
date: 2026-03-04
start: 09:30
item 1: Welcome and apologies lead=Chair 5min Information <Membership>
item 2: Declarations of interest lead=Chair 5min Information <Declarations>
item 3: Minutes of the last meeting lead=Chair 10min Decision <Minutes>
item 4: Chief Executive's report lead=Dr Amy Stone 20min Discussion
item 5: Integrated performance report lead=Bill Hart 30min Information
item 6: Date of next meeting lead=Chair Information <WorkProgramme>
future: 2026-05-06 09:30
"
    );
}

/// Governors, each with an office or a role behind a dash.
#[test]
fn school() {
    let read = told(&front(
        r"St Wilfrid's Primary School
Meeting of the Full Governing Board
Thursday 21st May 2026 at 5.30 pm in the School Library

Governors:
Ms P Okoro (Chair)
Mr T Firth - Vice-Chair
Mrs L Grant - Headteacher
Rev Simon Oke - Foundation Governor
Vacancy - Parent Governor
Clerk: Miss J Lund

Agenda
1. Welcome and apologies
2. Declaration of pecuniary interests
3. Minutes of 12 March 2026 and matters arising
4. Headteacher's report (attached)
5. Budget 2026-27 (10 mins)
6. Policies
   (i) Safeguarding
   (ii) Attendance
7. Any other business
8. Dates of future meetings
   9 July 2026
   24 September 2026
",
    ));
    assert_eq!(
        read,
        r"body: Full Governing Board
host: St Wilfrid's Primary School
chair: Chair
venue: School Library
officer: Miss J Lund
date: 2026-05-21
start: 17:30
member: Ms P Okoro /  @  <> [Chair]
member: Mr T Firth /  @  <> [ViceChair]
member: Mrs L Grant / Headteacher @  <>
member: Rev Simon Oke / Foundation Governor @  <>
member: VACANT / Parent Governor @  <>
item 1: Welcome and apologies <Membership>
item 2: Declaration of pecuniary interests <Declarations>
item 3: Minutes of 12 March 2026 and matters arising <Minutes>
item 4: Headteacher's report
item 5: Budget 2026-27 10min
item 6: Policies
    * Safeguarding
    * Attendance
item 7: Any other business <AnyOther>
item 8: Dates of future meetings <WorkProgramme>
future: 2026-07-09 
future: 2026-09-24 
"
    );
}

/// Members by group; items with letters; wrapped capitals.
#[test]
fn groups() {
    let read = told(&front(
        r"LONDON BOROUGH OF EASTMERE

HEALTH AND ADULT SOCIAL CARE SCRUTINY PANEL

Monday 8 June 2026, 7.00pm
Committee Room 2, Civic Centre, Eastmere

MEMBERS OF THE PANEL

Labour (4)
Councillor Ann Lee (Chair)
Councillor Bo Oke
Councillor Clare Dunn
Councillor Dev Patel

Conservative (2)
Councillor Eve Marsh (Vice-Chair)
Councillor Fred Ng

Co-opted Members (non-voting)
Dr Gita Rao, Healthwatch Eastmere
Mr Hal Young

Contact Officer: Kim Ash, 020 7946 0123, kim.ash@eastmere.example

AGENDA

PART A - PUBLIC

A1. APOLOGIES FOR ABSENCE

A2. DECLARATIONS OF INTERESTS

A3. MINUTES OF THE PREVIOUS MEETING (Pages 5-10)
To agree the minutes of 11 May 2026.

A4. HOSPITAL DISCHARGE: JOINT REVIEW OF THE FIRST YEAR OF THE NEW
ARRANGEMENTS (Pages 11-30)
Report of the Director of Adult Social Care.

PART B - EXEMPT

B1. CARE HOME CONTRACTS (Pages 31-40)
(Exempt: Paragraph 3 of Schedule 12A)

Date of next meeting: 13 July 2026
",
    ));
    assert_eq!(
        read,
        r"body: HEALTH AND ADULT SOCIAL CARE SCRUTINY PANEL
host: LONDON BOROUGH OF EASTMERE
chair: Chair
venue: Committee Room 2, Civic Centre, Eastmere
officer: Kim Ash
date: 2026-06-08
start: 19:00
contact: kim.ash@eastmere.example
contact: 020 7946 0123
member: Councillor Ann Lee /  @  <Labour> [Chair]
member: Councillor Bo Oke /  @  <Labour>
member: Councillor Clare Dunn /  @  <Labour>
member: Councillor Dev Patel /  @  <Labour>
member: Councillor Eve Marsh /  @  <Conservative> [ViceChair]
member: Councillor Fred Ng /  @  <Conservative>
member: Dr Gita Rao /  @ Healthwatch Eastmere <Co-opted Members (non-voting)> no vote
member: Mr Hal Young /  @  <Co-opted Members (non-voting)> no vote
item A1: APOLOGIES FOR ABSENCE <Membership>
item A2: DECLARATIONS OF INTERESTS <Declarations>
item A3: MINUTES OF THE PREVIOUS MEETING p5-10 <Minutes>
    To agree the minutes of 11 May 2026.
item A4: HOSPITAL DISCHARGE: JOINT REVIEW OF THE FIRST YEAR OF THE NEW ARRANGEMENTS p11-30
    Report of the Director of Adult Social Care.
item B1: CARE HOME CONTRACTS p31-40 EXEMPT(Paragraph 3 of Schedule 12A)
future: 2026-07-13 
"
    );
}

/// A notice set in the middle of the page, and capitals throughout.
#[test]
fn notice() {
    let read = told(&front(
        r"                         OAKFORD DISTRICT COUNCIL

                            NOTICE OF MEETING

   Notice is hereby given that an EXTRAORDINARY MEETING of the COUNCIL will be held

                   on THURSDAY, 16TH APRIL, 2026

                          at 7.00 P.M.

              in the COUNCIL CHAMBER, TOWN HALL, OAKFORD

                                AGENDA

   1.  APOLOGIES FOR ABSENCE

   2.  DECLARATIONS OF INTEREST
       Members are reminded to declare any interest.

   3.  LOCAL PLAN - RECOMMENDATION OF CABINET                           1 - 24
       To consider the report of the Chief Executive.

   4.  URGENT BUSINESS
       Any item that the Chairman decides is urgent.

                                            R. Marsh
                                            Chief Executive
   8th April, 2026
",
    ));
    assert_eq!(
        read,
        r"body: OAKFORD DISTRICT COUNCIL
kind: extraordinary
venue: COUNCIL CHAMBER, TOWN HALL, OAKFORD
officer: R. Marsh ? They sign the agenda; nothing says that they are the contact for the meeting.
date: 2026-04-16
start: 19:00
item 1: APOLOGIES FOR ABSENCE <Membership>
item 2: DECLARATIONS OF INTEREST <Declarations>
    Members are reminded to declare any interest.
item 3: LOCAL PLAN - RECOMMENDATION OF CABINET p1-24
    To consider the report of the Chief Executive.
item 4: URGENT BUSINESS <AnyOther>
    Any item that the Chairman decides is urgent.
"
    );
}

/// A wrong day of the week, a number twice, a number left out.
#[test]
fn odd() {
    let read = told(&front(
        r"Oakford Town Council
Finance Committee
Friday 22 January 2015 at 4 pm, Town Hall, Oakford

Members: Cllr A LEE (Chair), Cllr B McDONALD and Vacancy

1. Apologies
2. Minutes
   (a) To approve the minutes of 4 December 2014
   (b) To note matters arising
3. Budget 2015-16
3. Grants
5. Urgent items
",
    ));
    assert_eq!(
        read,
        r"body: Finance Committee
host: Oakford Town Council
chair: Chair
venue: Town Hall, Oakford
date: 2015-01-22 ? 22 January 2015 is a Thursday, and the paper says Friday.
start: 16:00
member: Councillor A Lee /  @  <> [Chair]
member: Councillor B McDonald /  @  <>
member: VACANT /  @  <>
item 1: Apologies <Membership>
item 2: Minutes <Minutes>
    * To approve the minutes of 4 December 2014
    * To note matters arising
item 3 ? Two items have the number 3 in the papers.: Budget 2015-16
item 3A ? Two items have the number 3 in the papers.: Grants
item 5 ? The number before it is missing from the agenda.: Urgent items <AnyOther>
"
    );
}
