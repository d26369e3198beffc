package io.callbatch.app.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The file that holds the tokens: lines as {@link TokenLine} has them, empty lines, and comments
 * from a {@code #} at the begin of a line. A change keeps the other lines as they are, and takes
 * place as a whole or not at all; changes by several processes come one after the other.
 */
public final class TokenFile {

  private static final List<String> HEADER =
      List.of(
          "# Tokens of Callbatch, without their secrets. One a line:",
          "# NAME sha256:HEX PORTAL SCOPE,SCOPE CREATED",
          "# Changed by `callbatch token add` and `callbatch token revoke`.");

  /** Locks of files keep other processes out, but don't wait for threads of this one. */
  private static final ReentrantLock CHANGING = new ReentrantLock();

  private final Path file;

  /** The file of this name, which needn't be there before a token is added. */
  public TokenFile(Path file) {
    this.file = file;
  }

  /** Where it is. */
  Path path() {
    return file;
  }

  /**
   * The tokens in their order.
   *
   * @throws AccessException if the file isn't there, can't be read, is wrong, or can be written by
   *     others than its owner
   */
  public List<Token> tokens() {
    try {
      return tokens(lines());
    } catch (NoSuchFileException e) {
      throw new AccessException(
          "%s isn't there; `callbatch token add` makes it".formatted(file), e);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Says that others than its owner may read the file, if so. */
  public Optional<String> exposure() {
    try {
      return OwnerOnly.readableByOthers(file);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Adds a token, making the file if need be.
   *
   * @throws AccessException if there is one of this name or secret, or the file can't be used
   */
  public void add(Token token) {
    change(lines -> {
      List<Token> there = tokens(lines);
      if (there.stream().anyMatch(other -> other.name().equals(token.name()))) {
        throw new AccessException(
            "%s has a token %s already; take another --name, or revoke it first"
                .formatted(file, token.name()));
      }
      return Stream.concat(lines.stream(), Stream.of(TokenLine.of(token))).toList();
    });
  }

  /**
   * Takes a token away.
   *
   * @throws AccessException if there is none of this name, or the file can't be used
   */
  public void revoke(String name) {
    if (!Files.exists(file)) {
      throw new AccessException("%s isn't there".formatted(file));
    }
    change(lines -> {
      if (tokens(lines).stream().noneMatch(token -> token.name().equals(name))) {
        throw new AccessException(
            "%s has no token %s; `callbatch token list` names those there are"
                .formatted(file, name));
      }
      return lines.stream()
          .filter(line -> TokenLine.isComment(line) || !TokenLine.parse(line).name().equals(name))
          .toList();
    });
  }

  private interface Change {
    List<String> of(List<String> lines);
  }

  private void change(Change change) {
    CHANGING.lock();
    try {
      Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path lock = place.resolveSibling(".%s.lock".formatted(place.getFileName()));
      // The lock file stays: deleting it would let two hold a lock of the same name.
      try (FileChannel channel =
              FileChannel.open(
                  lock,
                  Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                  OwnerOnly.attributes());
          FileLock _ = channel.lock()) {
        write(place, change.of(Files.exists(place) ? lines() : HEADER));
      }
    } catch (IOException e) {
      throw unusable(e);
    } finally {
      CHANGING.unlock();
    }
  }

  private static void write(Path place, List<String> lines) throws IOException {
    Path written =
        Files.createTempFile(
            place.getParent(), "." + place.getFileName(), ".part", OwnerOnly.attributes());
    try {
      byte[] content = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private List<String> lines() throws IOException {
    OwnerOnly.requireUnwritableByOthers(file);
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new AccessException("%s isn't UTF-8".formatted(file), e);
    }
  }

  private List<Token> tokens(List<String> lines) {
    List<Token> tokens = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Map<String, String> byHash = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (TokenLine.isComment(lines.get(i))) {
        continue;
      }
      Token token = parse(lines.get(i), i + 1);
      if (!names.add(token.name())) {
        throw wrong(i + 1, "expected each name once, found %s again", token.name());
      }
      String twin = byHash.putIfAbsent(token.hash(), token.name());
      if (twin != null) {
        throw wrong(i + 1, "expected one line for a token, found the hash of %s again", twin);
      }
      tokens.add(token);
    }
    return List.copyOf(tokens);
  }

  private Token parse(String line, int number) {
    try {
      return TokenLine.parse(line);
    } catch (IllegalArgumentException e) {
      throw new AccessException("%s:%d: %s".formatted(file, number, e.getMessage()), e);
    }
  }

  private AccessException wrong(int number, String message, String what) {
    return new AccessException("%s:%d: %s".formatted(file, number, message.formatted(what)));
  }

  private AccessException unusable(IOException failure) {
    return new AccessException(
        "the tokens file %s can't be used: %s".formatted(file, FileFailures.reason(failure)),
        failure);
  }
}
