package org.jcertbot.plugins.standalone;

/** Why a port cannot be had. */
sealed interface BindFailure {
    /** Low ports are reserved, and we may not use those. */
    record Denied() implements BindFailure {}

    /**
     * Somebody listens already.
     *
     * @param holder the processes that do; empty when they are hidden from us
     */
    record InUse(String holder) implements BindFailure {}

    /** Something that only the system's own words tell, such as an address that is not ours. */
    record Other() implements BindFailure {}
}
