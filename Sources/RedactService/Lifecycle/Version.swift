import PCRE2

/// The version of the program, the same as the filter's.
package let serviceVersion = "0.1.0"

/// What the log says about the regex engine. Without the JIT the service works, but many times slower; a unit
/// with `MemoryDenyWriteExecute=yes` is the usual reason.
package func engineNote() -> String {
    isJITAvailable() ? "jit" : "interpreter"
}
