package dev.sluice.internal.codec;

import dev.sluice.spi.CodecDefault;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Stands for one release of a user's program: compiles a line of source and loads it in a class loader of its own, so
 * that classes of the same name can differ between a writing and a reading release.
 */
final class SourceVersion extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classFiles = new HashMap<>();

    private SourceVersion() {
        super(SourceVersion.class.getClassLoader());
    }

    static SourceVersion of(String declarations) {
        SourceVersion version = new SourceVersion();
        version.compile("import java.util.*; import dev.sluice.spi.CodecDefault; " + declarations);
        return version;
    }

    /** Returns a new instance of a class with one constructor. */
    Object create(String className, Object... arguments) throws ReflectiveOperationException {
        Constructor<?> canonical = load(className).getDeclaredConstructors()[0];
        canonical.setAccessible(true);
        return canonical.newInstance(arguments);
    }

    Object constant(String enumName, String constantName) {
        for (Object constant : load(enumName).getEnumConstants()) {
            if (constant.toString().equals(constantName)) {
                return constant;
            }
        }
        throw new AssertionError("no constant " + constantName);
    }

    byte[] write(Object element) {
        ElementWriter writer = ElementWriter.standalone(
                CodecRegistry.builder().register(element.getClass()).build());
        writer.append(element);
        return writer.finishFrame();
    }

    /** Returns what the element that {@code className} of this version makes of {@code frame} prints. */
    String read(String className, byte[] frame) {
        CodecRegistry registry =
                CodecRegistry.builder().register(load(className)).build();
        return new ElementReader(registry).open(ByteBuffer.wrap(frame)).next().toString();
    }

    Class<?> load(String className) {
        try {
            return loadClass(className);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream classFile = classFiles.get(name);
        if (classFile == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, classFile.toByteArray(), 0, classFile.size());
    }

    private void compile(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return classFiles.computeIfAbsent(name, key -> new ByteArrayOutputStream());
                    }
                };
            }
        };
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("memory:///Source.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of("-proc:none", "-classpath", classPathOfProduct());
        if (!compiler.getTask(null, files, null, options, null, List.of(file)).call()) {
            throw new AssertionError("does not compile: " + source);
        }
    }

    private static String classPathOfProduct() {
        try {
            return Path.of(CodecDefault.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
