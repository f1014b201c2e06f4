package org.jcertbot.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/** Hands a {@link Sandbox} to each test that asks for one; its files stay when the test fails. */
final class Sandboxes implements ParameterResolver, TestWatcher {
    private static final Namespace NAMESPACE = Namespace.create(Sandboxes.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Sandbox resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var run = test.getRoot().getStore(NAMESPACE);
        int number = run.getOrComputeIfAbsent("counter", key -> new AtomicInteger(), AtomicInteger.class)
                .incrementAndGet();
        var kind = kind(test);
        var ca = run.getOrComputeIfAbsent(kind, key -> Pebble.start(kind), Pebble.class);
        var root = newDirectory(test);
        test.getStore(NAMESPACE).put("root", root);
        return new Sandbox(root, ca, number);
    }

    @Override
    public void testSuccessful(ExtensionContext test) {
        var root = test.getStore(NAMESPACE).get("root", Path.class);
        if (root != null) Trees.delete(root);
    }

    private static Pebble.Kind kind(ExtensionContext test) {
        return AnnotationSupport.findAnnotation(test.getTestMethod(), Ca.class)
                .or(() -> AnnotationSupport.findAnnotation(test.getTestClass(), Ca.class))
                .map(Ca::value)
                .orElse(Pebble.Kind.PLAIN);
    }

    private static Path newDirectory(ExtensionContext test) {
        String name = test.getRequiredTestClass().getSimpleName() + "."
                + Optional.ofNullable(test.getRequiredTestMethod().getName()).orElse("");
        try {
            var all = Files.createDirectories(Path.of(System.getProperty("sandboxes")));
            return Files.createTempDirectory(all, name + ".").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
