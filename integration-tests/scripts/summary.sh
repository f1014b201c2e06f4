#!/bin/sh
# Prints the sum of all test reports below the current directory, as Surefire prints it.
set -eu

find . -path '*/target/*-reports/TEST-*.xml' -exec sed -n 's/.*<testsuite [^>]*/&/p' {} + |
    awk '
        function count(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
        { tests += count("tests"); failures += count("failures"); errors += count("errors"); skipped += count("skipped") }
        END { printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", tests, failures, errors, skipped }'
