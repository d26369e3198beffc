package io.callbatch.app.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
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
      } catch (IOException | IllegalArgumentException e) {
        throw new SettingsException(
            "the config file %s can't be read: %s".formatted(fileName.get(), e));
      }
    }
    return new Settings(environment, file, fileName);
  }

  /**
   * Refuses a file that sets what no command knows.
   *
   * @throws SettingsException if there is such a key
   */
  public void requireKnown(CommandLine commands) {
    Set<String> known =
        descendants(commands)
            .flatMap(command -> command.getCommandSpec().options().stream())
            .map(Settings::key)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> unknown = new TreeSet<>(file.stringPropertyNames());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new SettingsException(
          "the config file %s sets %s; known are %s"
              .formatted(
                  fileName.orElseThrow(), String.join(", ", unknown), String.join(", ", known)));
    }
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
    String variable = PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
    String fromEnvironment = environment.get(variable);
    if (fromEnvironment != null) {
      return fromEnvironment;
    }
    String fromFile = file.getProperty(key);
    return fromFile == null ? null : fromFile.strip(); // Properties keep space at the end
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }
}
