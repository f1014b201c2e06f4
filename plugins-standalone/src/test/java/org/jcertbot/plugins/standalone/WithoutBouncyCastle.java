package org.jcertbot.plugins.standalone;

import java.io.IOException;

/** Loads this plugin anew, in a world in which there is no Bouncy Castle. */
final class WithoutBouncyCastle extends ClassLoader {
    private static final String OURS = WithoutBouncyCastle.class.getPackageName();

    WithoutBouncyCastle() {
        super(WithoutBouncyCastle.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("org.bouncycastle.")) throw new ClassNotFoundException(name);
        if (!name.startsWith(OURS)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new ClassNotFoundException(name);
            byte[] code = in.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
