package io.callbatch.app;

import io.callbatch.app.access.ServerTls;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.grpc.netty.shaded.io.netty.handler.ssl.JdkSslContext;

/**
 * Puts the JDK's TLS on the gRPC port, as it is on the HTTP port, so that both have the same keys,
 * suites and sessions at any time.
 */
final class GrpcTls {

  private static final String HTTP_2 = "h2";

  private GrpcTls() {}

  static NettyServerBuilder encrypt(NettyServerBuilder server, ServerTls tls) {
    return server.sslContext(
        new JdkSslContext(
            tls.context(),
            false,
            ServerTls.SUITES,
            IdentityCipherSuiteFilter.INSTANCE,
            new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                HTTP_2),
            tls.asksClients() ? ClientAuth.REQUIRE : ClientAuth.NONE,
            ServerTls.PROTOCOLS.toArray(String[]::new),
            false));
  }
}
