package io.callbatch.app.config;

import io.callbatch.domain.model.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values for options that aren't on the command line: environment variables first, then a
 * properties file. The option {@code --max-body-bytes} is {@code CALLBATCH_MAX_BODY_BYTES} there
 * and {@code max-body-bytes} here.
 */
public final class Settings implements IDefaultValueProvider {

  private static final String PREFIX = "CALLBATCH_";

  /** Those that the launcher and the build read, and the one that names the file. */
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of("CALLBATCH_BUILD", "CALLBATCH_JAVA_HOME", "CALLBATCH_JAVA_OPTS", "CALLBATCH_CONFIG");

  private final Map<String, String> environment;
  private final Properties file;
  private final Optional<Path> fileName;

  private Settings(Map<String, String> environment, Properties file, Optional<Path> fileName) {
    this.environment = environment;
    this.file = file;
    this.fileName = fileName;
  }

  /** The file that {@code --config} names, or {@code CALLBATCH_CONFIG}. */
  public static Optional<Path> configFile(String[] arguments, Map<String, String> environment) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--config=")) {
        return Optional.of(Path.of(arguments[i].substring("--config=".length())));
      }
      if (arguments[i].equals("--config") && i + 1 < arguments.length) {
        return Optional.of(Path.of(arguments[i + 1]));
      }
    }
    return Optional.ofNullable(environment.get(PREFIX + "CONFIG")).map(Path::of);
  }

  /**
   * Reads the settings.
   *
   * @throws SettingsException if the file can't be read
   */
  public static Settings load(Map<String, String> environment, Optional<Path> fileName) {
    Properties file = new Properties();
    if (fileName.isPresent()) {
      try (Reader reader = Files.newBufferedReader(fileName.get(), StandardCharsets.UTF_8)) {
        file.load(reader);
      } catch (NoSuchFileException _) {
        throw new SettingsException("there is no config file " + fileName.get());
      } catch (CharacterCodingException _) {
        throw unreadable(fileName.get(), "expected text in UTF-8, found other bytes");
      } catch (IllegalArgumentException _) {
        throw unreadable(
            fileName.get(), "expected four hexadecimal digits after \\u, found others");
      } catch (IOException _) {
        throw unreadable(fileName.get(), "the system refuses to read it");
      }
    }
    return new Settings(environment, file, fileName);
  }

  private static SettingsException unreadable(Path file, String reason) {
    return new SettingsException("the config file %s can't be read: %s".formatted(file, reason));
  }

  /**
   * Refuses a file that sets what no command knows.
   *
   * @throws SettingsException if there is such a key
   */
  public void requireKnown(CommandLine commands) {
    Set<String> known = known(commands);
    Set<String> unknown = new TreeSet<>(file.stringPropertyNames());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new SettingsException(
          "the config file %s sets an unknown %s"
              .formatted(
                  fileName.orElseThrow(),
                  unknown.stream()
                      .map(name -> name + suggestion(NearestName.of(name, known)))
                      .collect(Collectors.joining(", "))));
    }
  }

  /**
   * Warnings of variables that begin as ours do and mean nothing, in the order of their names.
   *
   * @param commands all commands; only asked for where there is something to look up
   */
  public List<String> warnings(Supplier<CommandLine> commands) {
    List<String> asked =
        environment.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(PREFIX))
            .filter(entry -> !KubernetesService.injects(entry.getKey(), entry.getValue()))
            .map(Map.Entry::getKey)
            .filter(name -> !OF_THE_LAUNCHER.contains(name))
            .sorted()
            .toList();
    if (asked.isEmpty()) {
      return List.of();
    }
    Set<String> known =
        known(commands.get()).stream()
            .map(Settings::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    known.addAll(OF_THE_LAUNCHER);
    return asked.stream()
        .filter(name -> !known.contains(name))
        .map(name ->
            "the environment variable %s is unknown and ignored%s"
                .formatted(name, suggestion(NearestName.of(name, known))))
        .toList();
  }

  private static String suggestion(Optional<String> name) {
    return name.map("; did you mean %s?"::formatted).orElse("");
  }

  private static Set<String> known(CommandLine commands) {
    return descendants(commands)
        .flatMap(command -> command.getCommandSpec().options().stream())
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .map(Settings::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<CommandLine> descendants(CommandLine commands) {
    return commands.getSubcommands().values().stream()
        .flatMap(command -> Stream.concat(Stream.of(command), descendants(command)));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String key = key(option);
    String variable = variable(key);
    String fromEnvironment = environment.get(variable);
    if (fromEnvironment != null && !KubernetesService.injects(variable, fromEnvironment)) {
      return fromEnvironment;
    }
    String fromFile = file.getProperty(key);
    return fromFile == null ? null : fromFile.strip(); // Properties keep space at the end
  }

  private static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }
}
