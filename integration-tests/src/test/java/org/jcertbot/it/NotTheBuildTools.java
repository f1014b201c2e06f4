package org.jcertbot.it;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out the programs that build the image: they are not part of what is shipped. */
final class NotTheBuildTools implements ImportOption {
    @Override
    public boolean includes(Location location) {
        return !location.contains("/org/jcertbot/packaging/");
    }
}
