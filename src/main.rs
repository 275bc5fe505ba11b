//! The program: hands its arguments to the library and leaves with its exit code.

fn main() -> std::process::ExitCode {
    quorate::cli::main()
}
