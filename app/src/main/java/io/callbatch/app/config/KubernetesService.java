package io.callbatch.app.config;

import java.util.regex.Pattern;

/**
 * The environment variables that Kubernetes sets in every container for a service named {@code
 * callbatch} (its documentation, "Accessing the Service", and Docker's links before it). They look
 * like settings and are none.
 */
final class KubernetesService {

  private static final Pattern ALWAYS =
      Pattern.compile(
          "CALLBATCH_SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)"
              + "|CALLBATCH_PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");
  private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  private KubernetesService() {}

  /** Whether Kubernetes sets a variable to a value like this. */
  static boolean injects(String variable, String value) {
    return ALWAYS.matcher(variable).matches()
        || variable.equals("CALLBATCH_PORT") && ADDRESS.matcher(value).matches();
  }
}
