@rem Command processors other than a POSIX shell have no exec; the npm scripts begin with it, so that a signal
@rem to npm reaches the program and not a shell in between.
@%*
