/* wine 8 has no bcryptprimitives.dll, which Rust's standard library asks for random bytes. This stands
   in for it when the program is tried; Windows has its own. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T many) {
    return RtlGenRandom(to, (ULONG)many);
}
