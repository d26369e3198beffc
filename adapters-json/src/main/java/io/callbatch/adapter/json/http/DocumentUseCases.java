package io.callbatch.adapter.json.http;

import io.callbatch.domain.port.in.ConvertBatchUseCase;
import io.callbatch.domain.port.in.ReadBatchUseCase;
import io.callbatch.domain.port.in.ValidateBatchUseCase;
import io.callbatch.domain.port.in.WriteBatchUseCase;

/** What the routes of conversion call. */
public record DocumentUseCases(
    ReadBatchUseCase read,
    WriteBatchUseCase write,
    ConvertBatchUseCase convert,
    ValidateBatchUseCase validate) {}
