package io.callbatch.adapter.grpc.mapping;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.v1.StringList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mapstruct.Condition;

/** The values that differ between messages and domain. */
final class ProtoValues {

  private ProtoValues() {}

  @Condition
  static boolean isPresent(Optional<?> value) {
    return value.isPresent();
  }

  @Condition
  @NotEmpty
  static boolean isNotEmpty(List<?> list) {
    return !list.isEmpty();
  }

  @Condition
  @NotEmpty
  static boolean isNotEmpty(Map<String, ?> map) {
    return !map.isEmpty();
  }

  static <T> T value(Optional<T> value) {
    return value.orElseThrow();
  }

  static Optional<String> text(String value) {
    return Optional.of(value);
  }

  static Optional<Long> integer(long value) {
    return Optional.of(value);
  }

  static Optional<Boolean> bool(boolean value) {
    return Optional.of(value);
  }

  static Optional<Instant> optionalInstant(Timestamp timestamp) {
    return Optional.of(instant(timestamp));
  }

  static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  static Timestamp optionalTimestamp(Optional<Instant> instant) {
    return timestamp(instant.orElseThrow());
  }

  static Duration optionalDuration(Optional<java.time.Duration> duration) {
    java.time.Duration length = duration.orElseThrow();
    return Duration.newBuilder().setSeconds(length.getSeconds()).setNanos(length.getNano()).build();
  }

  static Map<String, String> texts(Map<String, String> texts) {
    return texts;
  }

  static List<String> list(List<String> texts) {
    return texts;
  }

  /** An immutable list, which the domain need not copy. */
  @SuppressWarnings("unchecked") // List.of takes over what the array holds, which is T
  static <V, T> List<T> list(List<V> values, Function<V, T> function) {
    Object[] mapped = new Object[values.size()];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = function.apply(values.get(i));
    }
    return (List<T>) List.of(mapped);
  }

  static StringList stringList(List<String> texts) {
    return StringList.newBuilder().addAllValues(texts).build();
  }

  static Map<String, StringList> stringLists(Map<String, List<String>> lists) {
    return OrderedMap.mapValues(lists, ProtoValues::stringList);
  }

  static Map<String, List<String>> lists(Map<String, StringList> messages) {
    return OrderedMap.mapValues(messages, list -> List.copyOf(list.getValuesList()));
  }
}
