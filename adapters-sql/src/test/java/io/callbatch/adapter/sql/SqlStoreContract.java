package io.callbatch.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.testing.BatchStateMachineContract;
import io.callbatch.domain.testing.BatchStoreContract;
import io.callbatch.domain.testing.CallStoreContract;
import io.callbatch.domain.testing.PropertyStoreContract;
import io.callbatch.domain.testing.ReplayStoreContract;
import io.callbatch.domain.testing.SearchContract;
import io.callbatch.domain.testing.StoreContract.Opened;
import io.callbatch.domain.testing.TransactionsContract;
import org.junit.jupiter.api.Nested;

/** The stores' contract, every part of it on a new store of one kind. */
abstract class SqlStoreContract {

  /** An empty store. */
  abstract SqlStore newStore() throws Exception;

  private Opened opened() throws Exception {
    SqlStore store = newStore();
    return new Opened(
        store.transactions(),
        store.queue(),
        store.feed(),
        store.health(),
        (portal, batch, ordinal) -> damage(store, portal, batch, ordinal),
        store::close);
  }

  private static void damage(SqlStore store, PortalId portal, BatchId batch, int ordinal) {
    int damaged =
        store
            .engine()
            .change((session, _) ->
                session.update(
                    "UPDATE batch_chunk SET inputs = ? WHERE portal = ? AND batch = ? AND ordinal ="
                        + " ?",
                    new byte[] {1, 127},
                    portal.value(),
                    batch.value(),
                    (long) ordinal));
    assertThat(damaged).isEqualTo(1);
  }

  @Nested
  class Transactions extends TransactionsContract {
    @Override
    protected Opened open() throws Exception {
      return opened();
    }
  }

  @Nested
  class Calls extends CallStoreContract {
    @Override
    protected Opened open() throws Exception {
      return opened();
    }
  }

  @Nested
  class Properties extends PropertyStoreContract {
    @Override
    protected Opened open() throws Exception {
      return opened();
    }
  }

  @Nested
  class Batches extends BatchStoreContract {
    @Override
    protected Opened open() throws Exception {
      return opened();
    }
  }

  @Nested
  class Replays extends ReplayStoreContract {
    @Override
    protected Opened open() throws Exception {
      return opened();
    }
  }

  @Nested
  class Search extends SearchContract {
    @Override
    protected Opened open() throws Exception {
      return opened();
    }
  }

  @Nested
  class StateMachine extends BatchStateMachineContract {
    @Override
    protected Opened open() throws Exception {
      return opened();
    }

    @Override
    protected int runs() {
      return 8;
    }
  }
}
