import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the classes of a jar that are older than Java 6 to class files of this JDK, in place:
 * the same code, with the stack maps that let it be verified ahead of time. Run as a source file.
 */
final class UpgradeClassFiles {

  private static final int JAVA_6 = 50;
  private static final int MAJOR_OFFSET = 7;

  private UpgradeClassFiles() {}

  /** Takes the jar's path; leaves a jar without such classes as it is. */
  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    if (entries.entrySet().stream().noneMatch(entry -> isOld(entry.getKey(), entry.getValue()))) {
      return;
    }
    ClassFile classFile =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(within(entries)));
    Path upgraded = jar.resolveSibling(jar.getFileName() + ".upgraded");
    try (OutputStream target = Files.newOutputStream(upgraded);
        JarOutputStream output = new JarOutputStream(target)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        output.putNextEntry(new JarEntry(entry.getKey()));
        output.write(
            isOld(entry.getKey(), entry.getValue())
                ? upgraded(classFile, classFile.parse(entry.getValue()))
                : entry.getValue());
      }
    }
    Files.move(upgraded, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isOld(String name, byte[] content) {
    return name.endsWith(".class") && content[MAJOR_OFFSET] < JAVA_6;
  }

  private static byte[] upgraded(ClassFile classFile, ClassModel old) {
    ClassTransform newVersion =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.latestMajorVersion(), 0);
          } else {
            builder.with(element);
          }
        };
    return classFile.transformClass(
        old, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(newVersion));
  }

  private static ClassHierarchyResolver within(Map<String, byte[]> entries) {
    return ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
          String descriptor = type.descriptorString();
          byte[] content =
              entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
          return content == null ? null : new ByteArrayInputStream(content);
        })
        .orElse(ClassHierarchyResolver.defaultResolver());
  }
}
