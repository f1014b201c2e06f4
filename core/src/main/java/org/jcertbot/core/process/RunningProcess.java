package org.jcertbot.core.process;

/**
 * A process as the system lists it.
 *
 * @param name the name of its program, cut after 15 characters
 * @param title its command line, or what it has put in that place
 */
public record RunningProcess(long pid, long parent, String name, String title) {}
