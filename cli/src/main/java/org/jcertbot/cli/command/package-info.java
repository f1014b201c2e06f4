/** From arguments and configuration files to settings: parsing, the checks that need nothing else, and the help. */
@NullMarked
package org.jcertbot.cli.command;

import org.jspecify.annotations.NullMarked;
