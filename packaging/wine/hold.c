/* Another program that has a file open: hold.exe FILE SECONDS takes it for itself alone. */
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

int main(int count, char **words) {
    HANDLE file;
    if (count != 3) return 2;
    file = CreateFileA(words[1], GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return 1;
    puts("held");
    fflush(stdout);
    Sleep(1000 * atoi(words[2]));
    return 0;
}
