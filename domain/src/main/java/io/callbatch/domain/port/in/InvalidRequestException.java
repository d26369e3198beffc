package io.callbatch.domain.port.in;

import java.util.List;

/** A request as a whole can't be done, and sending it again as it is won't help. */
public final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldFault> faults;

  /** Says what is wrong with one field. */
  public InvalidRequestException(String field, String message) {
    this(List.of(new FieldFault(field, message)));
  }

  /** Says everything that is wrong. */
  public InvalidRequestException(List<FieldFault> faults) {
    super(faults.getFirst().message());
    this.faults = List.copyOf(faults);
  }

  /** Everything that is wrong, at least one fault. */
  public List<FieldFault> faults() {
    return faults;
  }

  /**
   * What is wrong with one field.
   *
   * @param field the field as the domain names it, for example {@code inputs} or {@code requestId}
   * @param message what was found and what is due
   */
  public record FieldFault(String field, String message) {}
}
