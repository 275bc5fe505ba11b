/* codepage.exe NUMBER PROGRAM...: starts a program on a console of that code page. Its exit status is the
   program's; 96 where there is no console that takes one. */
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

int wmain(int count, wchar_t **words) {
    STARTUPINFOW start = {0};
    PROCESS_INFORMATION made;
    DWORD status = 99;
    UINT page;
    static wchar_t line[32000];
    int i;
    if (count < 3) return 2;
    page = (UINT)_wtoi(words[1]);
    if (!SetConsoleCP(page) || !SetConsoleOutputCP(page) || GetConsoleOutputCP() != page) return 96;
    for (i = 2; i < count; i++) {
        wcscat(line, L"\"");
        wcscat(line, words[i]);
        wcscat(line, L"\" ");
    }
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &made)) return 98;
    WaitForSingleObject(made.hProcess, INFINITE);
    GetExitCodeProcess(made.hProcess, &status);
    return (int)status;
}
