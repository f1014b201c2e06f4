package org.jcertbot.packaging;

import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * Rewrites class files older than Java 8 to that level, with the stack maps that it asks for.
 *
 * <p>Everything else about the class stays. Newer class files pass through unchanged.
 */
final class ClassFileUpgrade implements Closeable {
    private static final int MAJOR_VERSION_OFFSET = 7;
    private static final int TARGET = Opcodes.V1_8;

    private final URLClassLoader classes;

    /** @param classPath where the superclasses of the classes to rewrite are found */
    ClassFileUpgrade(List<Path> classPath) throws MalformedURLException {
        var urls = new ArrayList<URL>();
        for (Path jar : classPath) urls.add(jar.toUri().toURL());
        classes = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    byte[] apply(byte[] classFile) {
        if (classFile[MAJOR_VERSION_OFFSET] >= TARGET) return classFile;
        var reader = new ClassReader(classFile);
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        reader.accept(new Upgrade(writer), ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }

    private static final class Upgrade extends ClassVisitor {
        Upgrade(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            super.visit(TARGET, access, name, signature, parent, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            var next = super.visitMethod(access, name, descriptor, signature, exceptions);
            // Newer class files may not contain the subroutine instructions that old compilers made of finally.
            return new JSRInlinerAdapter(next, access, name, descriptor, signature, exceptions);
        }
    }
}
