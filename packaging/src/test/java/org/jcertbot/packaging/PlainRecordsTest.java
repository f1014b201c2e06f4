package org.jcertbot.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class PlainRecordsTest {
    /** One component of each kind that a record can have. */
    record Everything(
            String text,
            int number,
            long large,
            boolean flag,
            char letter,
            byte small,
            short medium,
            float single,
            double real,
            List<String> list) {}

    record Written(int number) {
        @Override
        public boolean equals(Object other) {
            return true;
        }

        @Override
        public int hashCode() {
            return 7;
        }
    }

    private static final Object[] VALUES = {"a", 1, 2L, true, 'c', (byte) 3, (short) 4, 5f, Double.NaN, List.of("b")};
    private static final Object[] OTHERS = {null, 2, 3L, false, 'd', (byte) 4, (short) 5, -0f, 0d, List.of()};

    @Test
    void equalRecordsStayEqual() throws Exception {
        Constructor<?> record = rewritten(Everything.class);

        assertEquals(record.newInstance(VALUES), record.newInstance(VALUES));
        assertEquals(record.newInstance(OTHERS), record.newInstance(OTHERS));
    }

    @Test
    void everyComponentCounts() throws Exception {
        Constructor<?> record = rewritten(Everything.class);
        Object first = record.newInstance(VALUES);

        for (int i = 0; i < VALUES.length; i++) {
            Object[] changed = VALUES.clone();
            changed[i] = OTHERS[i];
            assertNotEquals(first, record.newInstance(changed));
        }
    }

    @Test
    void nothingElseIsEqual() throws Exception {
        Object record = rewritten(Everything.class).newInstance(VALUES);

        assertNotEquals(null, record);
        assertNotEquals("a", record);
    }

    @Test
    void theHashCodeIsThatOfTheJdk() throws Exception {
        Object record = rewritten(Everything.class).newInstance(VALUES);

        var original = new Everything("a", 1, 2L, true, 'c', (byte) 3, (short) 4, 5f, Double.NaN, List.of("b"));
        assertEquals(original.hashCode(), record.hashCode());
    }

    @Test
    void onlyTheTextIsLeftToMethodHandles() throws IOException {
        assertEquals(List.of("toString"), methodsWithMethodHandles(PlainRecords.apply(classFile(Everything.class))));
    }

    @Test
    void methodsThatSomebodyWroteStay() throws Exception {
        Object record = rewritten(Written.class).newInstance(1);

        assertEquals(7, record.hashCode());
    }

    @Test
    void otherClassesStay() throws IOException {
        byte[] classFile = classFile(PlainRecordsTest.class);

        assertArrayEquals(classFile, PlainRecords.apply(classFile));
    }

    private static List<String> methodsWithMethodHandles(byte[] classFile) {
        var names = new ArrayList<String>();
        var visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(api) {
                    @Override
                    public void visitInvokeDynamicInsn(
                            String called, String arguments, Handle bootstrap, Object... constants) {
                        names.add(name);
                    }
                };
            }
        };
        new ClassReader(classFile).accept(visitor, 0);
        return names;
    }

    private static Constructor<?> rewritten(Class<?> record) throws IOException {
        byte[] code = PlainRecords.apply(classFile(record));
        Class<?> defined = new ClassLoader(record.getClassLoader()) {
            Class<?> define() {
                return defineClass(record.getName(), code, 0, code.length);
            }
        }.define();
        Constructor<?> constructor = defined.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor;
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream input = type.getResourceAsStream(file)) {
            return input.readAllBytes();
        }
    }
}
