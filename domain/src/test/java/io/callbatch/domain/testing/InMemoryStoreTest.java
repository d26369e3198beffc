package io.callbatch.domain.testing;

import io.callbatch.domain.testing.StoreContract.Opened;
import org.junit.jupiter.api.Nested;

/** The fake keeps the stores' contract. */
class InMemoryStoreTest {
  private static Opened newStore() {
    InMemoryStore store = new InMemoryStore();
    return new Opened(store, store, store, store, store::damage, () -> {});
  }

  @Nested
  class Transactions extends TransactionsContract {
    @Override
    protected Opened open() {
      return newStore();
    }
  }

  @Nested
  class Calls extends CallStoreContract {
    @Override
    protected Opened open() {
      return newStore();
    }
  }

  @Nested
  class Properties extends PropertyStoreContract {
    @Override
    protected Opened open() {
      return newStore();
    }
  }

  @Nested
  class Batches extends BatchStoreContract {
    @Override
    protected Opened open() {
      return newStore();
    }
  }

  @Nested
  class Replays extends ReplayStoreContract {
    @Override
    protected Opened open() {
      return newStore();
    }
  }

  @Nested
  class Search extends SearchContract {
    @Override
    protected Opened open() {
      return newStore();
    }
  }

  @Nested
  class StateMachine extends BatchStateMachineContract {
    @Override
    protected Opened open() {
      return newStore();
    }
  }
}
