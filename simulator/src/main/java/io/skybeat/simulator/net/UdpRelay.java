package io.skybeat.simulator.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.skybeat.core.time.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bad network made of real sockets on loopback: vehicles send to its port, it sends on to the
 * station from a port of its own for each vehicle, and back. Both directions have faults of their
 * own.
 */
public final class UdpRelay implements AutoCloseable {
  private final Time time;
  private final InetSocketAddress station;
  private final long seed;
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel front;
  private final Map<InetSocketAddress, Passage> passages = new ConcurrentHashMap<>();
  private final AtomicLong passagesMade = new AtomicLong();
  private volatile LinkFaults toStation;
  private volatile LinkFaults toVehicle;
  private volatile boolean cut;

  /**
   * @param station where datagrams of vehicles go on to
   * @throws IOException when no port can be had
   */
  public UdpRelay(
      Time time, InetSocketAddress station, LinkFaults toStation, LinkFaults toVehicle, long seed)
      throws IOException {
    this.time = time;
    this.station = station;
    this.toStation = toStation;
    this.toVehicle = toVehicle;
    this.seed = seed;
    ChannelFuture bound =
        bootstrap(
                new SimpleChannelInboundHandler<>() {
                  @Override
                  protected void channelRead0(ChannelHandlerContext context, DatagramPacket in) {
                    Passage passage = passages.computeIfAbsent(in.sender(), Passage::new);
                    passage.up.send(ByteBufUtil.getBytes(in.content()));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      group.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
      throw new IOException("no free UDP port on loopback for the relay", bound.cause());
    }
    front = bound.channel();
  }

  private Bootstrap bootstrap(SimpleChannelInboundHandler<DatagramPacket> handler) {
    return new Bootstrap().group(group).channel(NioDatagramChannel.class).handler(handler);
  }

  /** Where vehicles send to. */
  public InetSocketAddress address() {
    return (InetSocketAddress) front.localAddress();
  }

  /** Changes what goes wrong from now on. */
  public void faults(LinkFaults toTheStation, LinkFaults toTheVehicle) {
    toStation = toTheStation;
    toVehicle = toTheVehicle;
    passages
        .values()
        .forEach(
            passage -> {
              passage.up.faults(toTheStation);
              passage.down.faults(toTheVehicle);
            });
  }

  /** Cuts both directions, or joins them again. */
  public void cut(boolean isCut) {
    cut = isCut;
    passages
        .values()
        .forEach(
            passage -> {
              passage.up.cut(isCut);
              passage.down.cut(isCut);
            });
  }

  /** Datagrams offered and lost, both directions. */
  public long lost() {
    return passages.values().stream().mapToLong(p -> p.up.lost() + p.down.lost()).sum();
  }

  @Override
  public void close() {
    front.close().awaitUninterruptibly();
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /** One vehicle's way through. */
  private final class Passage {
    final LossyWire<byte[]> up;
    final LossyWire<byte[]> down;
    private final ChannelFuture back;

    Passage(InetSocketAddress vehicle) {
      long number = passagesMade.getAndIncrement();
      down =
          new LossyWire<>(
              time, toVehicle, seed + 2 * number + 1, bytes -> write(front, bytes, vehicle));
      // Bound without waiting: this runs on the only event loop.
      back =
          bootstrap(
                  new SimpleChannelInboundHandler<>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, DatagramPacket in) {
                      down.send(ByteBufUtil.getBytes(in.content()));
                    }

                    @Override
                    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                      // The station is not there yet, or not any more; it may come back.
                    }
                  })
              .bind(InetAddress.getLoopbackAddress(), 0);
      up = new LossyWire<>(time, toStation, seed + 2 * number, this::onward);
      up.cut(cut);
      down.cut(cut);
    }

    /** The first datagrams come before the port is bound, and must not bind it themselves. */
    private void onward(byte[] bytes) {
      if (back.isDone()) {
        write(back.channel(), bytes, station);
      } else {
        back.addListener(bound -> write(back.channel(), bytes, station));
      }
    }

    private void write(Channel channel, byte[] bytes, InetSocketAddress to) {
      // A datagram that the socket does not take is one more lost.
      ChannelFuture unused =
          channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), to));
    }
  }
}
