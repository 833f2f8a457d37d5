# From a bare Debian or Ubuntu machine: `make run` for the site, `make test` for the tests.

.PHONY: run test check bench stop clean lock

run:    ; @exec bin/run
test:   ; @exec bin/test $(ARGS)
check:  ; @exec bin/check
bench:  ; @exec bin/bench $(ARGS)
stop:   ; @exec bin/stop
clean:  ; @exec bin/clean
lock:   ; @exec bin/lock
