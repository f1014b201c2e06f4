package org.jcertbot.core.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;

/**
 * A file store that breaks at its n-th operation: it fails there and works again afterwards, or it "crashes" there and
 * does nothing any more, as when the process is killed.
 */
public final class FaultyFileStore implements FileStore {
    /** What a crash looks like from inside: nobody may catch it. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash(String where) {
            super(where);
        }
    }

    private enum Fault {
        NONE,
        FAILURE,
        LATE_FAILURE,
        CRASH
    }

    /** What is really done. */
    @FunctionalInterface
    private interface Operation {
        void run() throws IOException;
    }

    private final FileStore real;
    private final Fault fault;
    private final int faultyOperation;
    private final boolean canExchange;
    private int operations;
    private boolean crashed;

    private FaultyFileStore(FileStore real, Fault fault, int faultyOperation, boolean canExchange) {
        this.real = real;
        this.fault = fault;
        this.faultyOperation = faultyOperation;
        this.canExchange = canExchange;
    }

    /** Never breaks; counts. */
    public static FaultyFileStore counting(FileStore real) {
        return new FaultyFileStore(real, Fault.NONE, 0, true);
    }

    /** Fails at one operation, counted from 1. */
    public static FaultyFileStore failingAt(int operation, FileStore real) {
        return new FaultyFileStore(real, Fault.FAILURE, operation, true);
    }

    /** Does one operation, counted from 1, and fails all the same: as when a disk cannot be forced. */
    public static FaultyFileStore failingAfter(int operation, FileStore real) {
        return new FaultyFileStore(real, Fault.LATE_FAILURE, operation, true);
    }

    /** Crashes before one operation, counted from 1. */
    public static FaultyFileStore crashingAt(int operation, FileStore real) {
        return new FaultyFileStore(real, Fault.CRASH, operation, true);
    }

    /** As on a file system that cannot exchange directories. */
    public FaultyFileStore withoutExchange() {
        return new FaultyFileStore(real, fault, faultyOperation, false);
    }

    /** How many operations were asked for. */
    public int operations() {
        return operations;
    }

    @Override
    public void create(Path file, byte[] content, FileMode mode) throws IOException {
        perform("create " + file, () -> real.create(file, content, mode));
    }

    @Override
    public void replace(Path file, byte[] content, FileMode mode) throws IOException {
        perform("replace " + file, () -> real.replace(file, content, mode));
    }

    @Override
    public void replaceLazily(Path file, byte[] content, FileMode mode) throws IOException {
        perform("replaceLazily " + file, () -> real.replaceLazily(file, content, mode));
    }

    @Override
    public void createDirectory(Path directory, FileMode mode) throws IOException {
        perform("createDirectory " + directory, () -> real.createDirectory(directory, mode));
    }

    @Override
    public void link(Path link, Path target) throws IOException {
        perform("link " + link, () -> real.link(link, target));
    }

    @Override
    public void relink(Path link, Path target) throws IOException {
        perform("relink " + link, () -> real.relink(link, target));
    }

    @Override
    public void hardLink(Path link, Path existing) throws IOException {
        perform("hardLink " + link, () -> real.hardLink(link, existing));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        perform("rename " + from, () -> real.rename(from, to));
    }

    @Override
    public boolean exchange(Path one, Path other) throws IOException {
        boolean[] done = {false};
        perform("exchange " + one, () -> done[0] = canExchange && real.exchange(one, other));
        return done[0];
    }

    @Override
    public void delete(Path path) throws IOException {
        perform("delete " + path, () -> real.delete(path));
    }

    @Override
    public void setGroupAndMode(Path file, int groupId, FileMode mode) throws IOException {
        perform("setGroupAndMode " + file, () -> real.setGroupAndMode(file, groupId, mode));
    }

    @Override
    public void setModified(Path file, FileTime time) throws IOException {
        perform("setModified " + file, () -> real.setModified(file, time));
    }

    @Override
    public List<String> copyAccess(Path from, Path to) throws IOException {
        var left = new ArrayList<String>();
        perform("copyAccess " + to, () -> left.addAll(real.copyAccess(from, to)));
        return left;
    }

    /** Every operation counts, whether it is forced or not. */
    @Override
    public FileStore unforced() {
        return this;
    }

    @Override
    public void flush(Collection<Path> paths) throws IOException {
        perform("flush " + paths, () -> real.flush(paths));
    }

    private void perform(String what, Operation operation) throws IOException {
        if (crashed) throw new Crash(what);
        operations++;
        if (operations == faultyOperation && fault == Fault.FAILURE) throw new IOException("disk full: " + what);
        if (operations == faultyOperation && fault == Fault.CRASH) {
            crashed = true;
            throw new Crash(what);
        }
        operation.run();
        if (operations == faultyOperation && fault == Fault.LATE_FAILURE) throw new IOException("no answer: " + what);
    }
}
