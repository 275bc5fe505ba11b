/* move.exe FROM TO: renames a file or a folder as Windows does it. Its exit status is 0, or what Windows said. */
#include <windows.h>

int wmain(int count, wchar_t **words) {
    if (count != 3) return 87;
    return MoveFileExW(words[1], words[2], 0) ? 0 : (int)GetLastError();
}
