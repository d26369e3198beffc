package io.callbatch.domain.model.run;

import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Selection;
import java.util.List;
import java.util.Optional;

/** One of the five operations, with its inputs. */
public sealed interface BatchOperation {

  /** Which operation it is. */
  OperationKind kind();

  /** How many inputs it has. */
  int size();

  /**
   * The same operation on some of its inputs.
   *
   * @throws IndexOutOfBoundsException if there are no such inputs
   */
  BatchOperation part(int from, int to);

  /** Creates calls. */
  record Create(List<CallInput> inputs) implements BatchOperation {
    /** Copies the inputs. */
    public Create {
      inputs = List.copyOf(inputs);
    }

    @Override
    public OperationKind kind() {
      return OperationKind.CREATE;
    }

    @Override
    public int size() {
      return inputs.size();
    }

    @Override
    public Create part(int from, int to) {
      return new Create(inputs.subList(from, to));
    }
  }

  /**
   * Reads calls.
   *
   * @param ids record ids, or values of {@code idProperty}
   * @param idProperty name of a property with unique values; empty: the record's id
   * @param selection what to show of each
   */
  record Read(List<String> ids, Optional<String> idProperty, Selection selection)
      implements BatchOperation {
    /** Copies the ids. */
    public Read {
      ids = List.copyOf(ids);
    }

    @Override
    public OperationKind kind() {
      return OperationKind.READ;
    }

    @Override
    public int size() {
      return ids.size();
    }

    @Override
    public Read part(int from, int to) {
      return new Read(ids.subList(from, to), idProperty, selection);
    }
  }

  /** Changes calls. */
  record Update(List<CallPatch> inputs) implements BatchOperation {
    /** Copies the inputs. */
    public Update {
      inputs = List.copyOf(inputs);
    }

    @Override
    public OperationKind kind() {
      return OperationKind.UPDATE;
    }

    @Override
    public int size() {
      return inputs.size();
    }

    @Override
    public Update part(int from, int to) {
      return new Update(inputs.subList(from, to));
    }
  }

  /** Changes or creates calls by a unique property. */
  record Upsert(List<CallPatch> inputs) implements BatchOperation {
    /** Copies the inputs. */
    public Upsert {
      inputs = List.copyOf(inputs);
    }

    @Override
    public OperationKind kind() {
      return OperationKind.UPSERT;
    }

    @Override
    public int size() {
      return inputs.size();
    }

    @Override
    public Upsert part(int from, int to) {
      return new Upsert(inputs.subList(from, to));
    }
  }

  /** Archives calls, by record id. */
  record Archive(List<String> ids) implements BatchOperation {
    /** Copies the ids. */
    public Archive {
      ids = List.copyOf(ids);
    }

    @Override
    public OperationKind kind() {
      return OperationKind.ARCHIVE;
    }

    @Override
    public int size() {
      return ids.size();
    }

    @Override
    public Archive part(int from, int to) {
      return new Archive(ids.subList(from, to));
    }
  }
}
