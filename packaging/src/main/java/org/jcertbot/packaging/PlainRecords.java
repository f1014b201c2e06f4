package org.jcertbot.packaging;

import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Gives records that leave {@code equals} and {@code hashCode} to the compiler plain code for them.
 *
 * <p>The compiler leaves it to {@link java.lang.runtime.ObjectMethods}, which puts method handles together when the
 * first of them is called. No start-up cache holds these: the first comparison of two records takes 10 milliseconds, and
 * each further type a few. {@code toString} stays as it is: nothing on the way of an ordinary run uses it.
 */
final class PlainRecords {
    private static final String OBJECT_METHODS = "java/lang/runtime/ObjectMethods";
    private static final String OBJECTS = "java/util/Objects";
    private static final int HASH_FACTOR = 31;

    private PlainRecords() {}

    static byte[] apply(byte[] classFile) {
        var reader = new ClassReader(classFile);
        if (!"java/lang/Record".equals(reader.getSuperName())) return classFile;
        var writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Rewrite(writer), 0);
        return writer.toByteArray();
    }

    /** Lets the two methods call a method of the record instead of the dynamic one, and writes that. */
    private static final class Rewrite extends ClassVisitor {
        private String owner = "";

        Rewrite(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            owner = name;
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(api, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitInvokeDynamicInsn(
                        String called, String arguments, Handle bootstrap, Object... constants) {
                    if (!bootstrap.getOwner().equals(OBJECT_METHODS) || called.equals("toString")) {
                        super.visitInvokeDynamicInsn(called, arguments, bootstrap, constants);
                        return;
                    }
                    String plain = called + "$plain";
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, plain, arguments, false);
                    write(called, plain, arguments, fields(constants));
                }
            };
        }

        private void write(String called, String plain, String arguments, List<Handle> fields) {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
            MethodVisitor code = cv.visitMethod(access, plain, arguments, null, null);
            code.visitCode();
            if (called.equals("equals")) writeEquals(code, owner, fields);
            else writeHashCode(code, fields);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }

        /** Behind the record's class and the names of its components. */
        private static List<Handle> fields(Object[] constants) {
            return Stream.of(constants).skip(2).map(Handle.class::cast).toList();
        }
    }

    /** The arguments: a record of the type, and any object or null. */
    private static void writeEquals(MethodVisitor code, String owner, List<Handle> fields) {
        var differ = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, owner);
        code.visitJumpInsn(Opcodes.IFEQ, differ);
        for (Handle field : fields) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            get(code, field);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitTypeInsn(Opcodes.CHECKCAST, owner);
            get(code, field);
            if (isReference(field)) {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, OBJECTS, "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z", false);
                code.visitJumpInsn(Opcodes.IFEQ, differ);
            } else {
                String two = "(" + field.getDesc() + field.getDesc() + ")I";
                code.visitMethodInsn(Opcodes.INVOKESTATIC, box(field), "compare", two, false);
                code.visitJumpInsn(Opcodes.IFNE, differ);
            }
        }
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(differ);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
    }

    private static void writeHashCode(MethodVisitor code, List<Handle> fields) {
        code.visitInsn(Opcodes.ICONST_0);
        for (Handle field : fields) {
            code.visitIntInsn(Opcodes.BIPUSH, HASH_FACTOR);
            code.visitInsn(Opcodes.IMUL);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            get(code, field);
            if (isReference(field)) {
                code.visitMethodInsn(Opcodes.INVOKESTATIC, OBJECTS, "hashCode", "(Ljava/lang/Object;)I", false);
            } else {
                code.visitMethodInsn(Opcodes.INVOKESTATIC, box(field), "hashCode", "(" + field.getDesc() + ")I", false);
            }
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
    }

    private static void get(MethodVisitor code, Handle field) {
        code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
    }

    private static boolean isReference(Handle field) {
        return field.getDesc().length() > 1;
    }

    /** The class with the static methods for a primitive type. */
    private static String box(Handle field) {
        String name = Type.getType(field.getDesc()).getClassName();
        return switch (name) {
            case "int" -> "java/lang/Integer";
            case "char" -> "java/lang/Character";
            default -> "java/lang/" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        };
    }
}
