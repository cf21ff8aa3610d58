package io.skybeat.mavlink.transport;

import java.net.SocketAddress;

/**
 * A component of a system, and where on a link it was heard.
 *
 * @param address where it was heard last
 */
public record Peer(int systemId, int componentId, SocketAddress address) {
  @Override
  public String toString() {
    return systemId + "/" + componentId + "@" + address;
  }
}
