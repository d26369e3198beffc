package io.callbatch.adapter.grpc.service;

import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallPatch;
import io.callbatch.v1.Filter;
import io.callbatch.v1.FilterGroup;
import io.callbatch.v1.FilterOperator;
import io.callbatch.v1.SearchCallsRequest;
import io.callbatch.v1.SortDirection;
import io.callbatch.v1.SubmitBatchRequest;
import java.util.List;

/**
 * Checks what the domain has no word for: enums without a value, fields that must be set. What
 * calls themselves must keep is the domain's to say, for each input.
 */
final class InputCheck {

  private final RequestCheck check;

  InputCheck(RequestCheck check) {
    this.check = check;
  }

  void inputs(String pointer, List<CallInput> inputs) {
    check.notEmpty(pointer, inputs.size());
  }

  void patches(String pointer, List<CallPatch> patches) {
    check.notEmpty(pointer, patches.size());
  }

  void operation(SubmitBatchRequest request) {
    switch (request.getOperationCase()) {
      case CREATE -> {
        nested("/create", request.getCreate().getRequestId());
        inputs("/create/inputs", request.getCreate().getInputsList());
      }
      case READ -> check.notEmpty("/read/ids", request.getRead().getIdsCount());
      case UPDATE -> {
        nested("/update", request.getUpdate().getRequestId());
        patches("/update/inputs", request.getUpdate().getInputsList());
      }
      case UPSERT -> {
        nested("/upsert", request.getUpsert().getRequestId());
        patches("/upsert/inputs", request.getUpsert().getInputsList());
      }
      case ARCHIVE -> {
        nested("/archive", request.getArchive().getRequestId());
        check.notEmpty("/archive/ids", request.getArchive().getIdsCount());
      }
      case OPERATION_NOT_SET ->
          check.fault(
              "/operation",
              "expected one of create, read, update, upsert and archive, found no operation");
    }
  }

  private void nested(String pointer, String requestId) {
    if (!requestId.isEmpty()) {
      check.fault(
          pointer + "/request_id", "expected nothing (the batch has the request_id), found a text");
    }
  }

  void search(SearchCallsRequest request) {
    for (int i = 0; i < request.getFilterGroupsCount(); i++) {
      group("/filter_groups/" + i, request.getFilterGroups(i));
    }
    if (request.getSortsCount() > 1) {
      check.fault("/sorts", "expected at most one, found %d".formatted(request.getSortsCount()));
    }
    for (int i = 0; i < request.getSortsCount(); i++) {
      check.required("/sorts/" + i + "/property_name", request.getSorts(i).getPropertyName());
      if (request.getSorts(i).getDirection() == SortDirection.UNRECOGNIZED) {
        check.fault(
            "/sorts/" + i + "/direction",
            "expected ascending or descending, found an unknown direction");
      }
    }
  }

  private void group(String pointer, FilterGroup group) {
    for (int i = 0; i < group.getFiltersCount(); i++) {
      Filter filter = group.getFilters(i);
      String at = pointer + "/filters/" + i;
      check.required(at + "/property_name", filter.getPropertyName());
      if (filter.getOperator() == FilterOperator.FILTER_OPERATOR_UNSPECIFIED
          || filter.getOperator() == FilterOperator.UNRECOGNIZED) {
        check.fault(at + "/operator", "expected a known operator, found an unknown one or none");
      }
    }
  }
}
