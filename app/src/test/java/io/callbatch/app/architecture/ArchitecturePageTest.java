package io.callbatch.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The picture in ARCHITECTURE.md is what the code says. {@code -Dcallbatch.update=true} draws it
 * anew.
 */
class ArchitecturePageTest {
  private static final Path PAGE = Path.of("..", "ARCHITECTURE.md");
  private static final String HOUSE = "io.callbatch.";

  @Test
  void showsTheModulesAsTheyDependOnEachOther() throws IOException {
    StringBuilder picture = new StringBuilder("```mermaid\nflowchart LR\n");
    dependencies(ArchitecturePageTest::module)
        .forEach((from, targets) ->
            targets.forEach(to -> picture.append("  %s --> %s%n".formatted(from, to))));
    picture.append("```\n");

    requireOnPage("modules", picture.toString());
  }

  @Test
  void showsThePackagesAsTheyDependOnEachOther() throws IOException {
    StringBuilder table = new StringBuilder("| package | uses |\n|---|---|\n");
    dependencies(ArchitecturePageTest::part)
        .forEach((from, targets) ->
            table.append(
                "| `%s` | %s |%n"
                    .formatted(
                        from, targets.isEmpty() ? "–" : "`" + String.join("`, `", targets) + "`")));

    requireOnPage("packages", table.toString());
  }

  private static Map<String, Set<String>> dependencies(Function<JavaClass, String> name) {
    Map<String, Set<String>> dependencies = new TreeMap<>();
    for (JavaClass type : ArchitectureTest.CODE) {
      Set<String> targets = dependencies.computeIfAbsent(name.apply(type), _ -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(HOUSE)
            && !name.apply(target).equals(name.apply(type))) {
          targets.add(name.apply(target));
        }
      }
    }
    return dependencies;
  }

  private static String part(JavaClass type) {
    return type.getPackageName().substring(HOUSE.length());
  }

  private static String module(JavaClass type) {
    String part = part(type);
    return switch (part.split("\\.")[0]) {
      case "adapter" -> "adapters-" + part.split("\\.")[1];
      case "v1" -> "proto";
      default -> part.split("\\.")[0];
    };
  }

  private static void requireOnPage(String name, String due) throws IOException {
    String begin = "<!-- %s: drawn from the code -->\n".formatted(name);
    String end = "<!-- end of %s -->".formatted(name);
    String page = Files.readString(PAGE);
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    assertThat(from).as("ARCHITECTURE.md must have the line " + begin).isLessThanOrEqualTo(to);
    if (Boolean.getBoolean("callbatch.update")) {
      Files.writeString(PAGE, page.substring(0, from) + due + page.substring(to));
      return;
    }
    assertThat(page.substring(from, to))
        .as("the picture of the %s in ARCHITECTURE.md; -Dcallbatch.update=true draws it anew", name)
        .isEqualTo(due);
  }
}
