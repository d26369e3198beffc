package io.callbatch.adapter.grpc.mapping;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.v1.StringList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapstruct.Condition;

/** The values that differ between messages and domain. */
final class ProtoValues {

  private ProtoValues() {}

  @Condition
  static boolean isPresent(Optional<?> value) {
    return value.isPresent();
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

  static StringList stringList(List<String> texts) {
    return StringList.newBuilder().addAllValues(texts).build();
  }

  static Map<String, StringList> stringLists(Map<String, List<String>> lists) {
    OrderedMap.Builder<StringList> messages = new OrderedMap.Builder<>();
    lists.forEach((name, texts) -> messages.put(name, stringList(texts)));
    return messages.build();
  }

  static Map<String, List<String>> lists(Map<String, StringList> messages) {
    OrderedMap.Builder<List<String>> lists = new OrderedMap.Builder<>();
    messages.forEach((name, list) -> lists.put(name, List.copyOf(list.getValuesList())));
    return lists.build();
  }
}
