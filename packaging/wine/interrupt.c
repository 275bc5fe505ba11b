/* interrupt.exe SECONDS PROGRAM...: starts a program in a group of its own and presses Ctrl-Break there. Its
   exit status is the program's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

int main(int count, char **words) {
    STARTUPINFOA start = {0};
    PROCESS_INFORMATION made;
    DWORD status = 99;
    char line[8000] = "";
    int i;
    if (count < 3) return 2;
    /* Keys belong to a console, and there may be none. */
    AllocConsole();
    for (i = 2; i < count; i++) {
        strcat(line, "\"");
        strcat(line, words[i]);
        strcat(line, "\" ");
    }
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    if (!CreateProcessA(NULL, line, NULL, NULL, TRUE, CREATE_NEW_PROCESS_GROUP, NULL, NULL, &start, &made)) return 98;
    Sleep(1000 * atoi(words[1]));
    if (!GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, made.dwProcessId)) return 97;
    WaitForSingleObject(made.hProcess, 10000);
    GetExitCodeProcess(made.hProcess, &status);
    return (int)status;
}
