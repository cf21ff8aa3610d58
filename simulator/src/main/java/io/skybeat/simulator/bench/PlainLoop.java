package io.skybeat.simulator.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.analytics.onnx.Model;
import io.skybeat.analytics.vision.Region;
import io.skybeat.analytics.vision.Tiling;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.figures.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What anybody writes first: read the stream picture by picture, turn each into blue, green and
 * red, {@code blobFromImage}, run the net with the libraries' defaults, look through the scores.
 * Reading is what OpenCV's {@code VideoCapture} does with its FFmpeg back end (all cores for the
 * decoder, bicubic conversion), done by hand, since the OpenCV build at hand has no such back end.
 *
 * <p>Arguments: address, {@code whole} or {@code tiled}, threads of the net and the decoder (0: the
 * libraries' default), pictures to warm up, pictures to measure.
 */
final class PlainLoop {
  private static final double SCORE = 0.3;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final Model model = Model.bundled(Model.NANODET);
  private final int side = model.card().input().width();
  private final OrtSession session;
  private final String inputName;
  private long found;

  private PlainLoop(int threads) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    if (threads > 0) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(threads);
    }
    session = environment.createSession(model.weights(), options);
    inputName = session.getInputNames().iterator().next();
  }

  public static void main(String[] arguments) throws IOException, OrtException {
    int threads = Integer.parseInt(arguments[2]);
    PlainLoop loop = new PlainLoop(threads);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    if (questions.readLine() != null) {
      ObjectNode answer =
          loop.run(
              arguments[0],
              arguments[1].equals("tiled"),
              threads,
              Integer.parseInt(arguments[3]),
              Integer.parseInt(arguments[4]));
      System.out.println(Json.write(answer));
    }
  }

  private ObjectNode run(String url, boolean tiled, int threads, int warmup, int pictures)
      throws OrtException {
    double cpuS = 0;
    long tiles = 0;
    try (Reader reader = new Reader(url, threads)) {
      for (int i = 0; i < warmup + pictures; i++) {
        if (i == warmup) {
          cpuS = ProcessCost.cpuS();
          tiles = 0;
        }
        Mat picture = reader.next();
        List<Region> regions =
            tiled
                ? Tiling.of(side).layout(picture.cols(), picture.rows(), LookPoint.scale()).stream()
                    .map(tile -> tile.region())
                    .toList()
                : List.of(new Region(0, 0, picture.cols(), picture.rows()));
        for (Region region : regions) {
          look(picture, region);
          tiles++;
        }
      }
      cpuS = ProcessCost.cpuS() - cpuS;
    }
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("frames", pictures);
    out.put("tiles", tiles);
    Samples.put(out, "cpu_s", cpuS, 2);
    Samples.put(out, "frames_per_core_second", pictures / cpuS, 2);
    Samples.put(out, "tiles_per_core_second", tiles / cpuS, 2);
    return out;
  }

  private void look(Mat picture, Region region) throws OrtException {
    List<Double> mean = model.card().input().mean();
    List<Double> std = model.card().input().std();
    try (Rect part = new Rect(region.x(), region.y(), region.width(), region.height());
        Mat cut = new Mat(picture, part);
        Size size = new Size(side, side);
        Scalar minus = new Scalar(mean.get(0), mean.get(1), mean.get(2), 0);
        Mat blob =
            opencv_dnn.blobFromImage(
                cut, 1 / std.get(0), size, minus, false, false, opencv_core.CV_32F)) {
      FloatBuffer values = blob.createBuffer();
      long[] shape = {1, 3, side, side};
      try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
          OrtSession.Result result = session.run(Map.of(inputName, tensor))) {
        float[][][] scores = (float[][][]) result.get(0).getValue();
        for (float[] anchor : scores[0]) {
          for (float score : anchor) {
            found += score > SCORE ? 1 : 0;
          }
        }
      }
    }
  }

  /** Pictures of a stream, one after the other, none left out. */
  private static final class Reader implements AutoCloseable {
    private final AVFormatContext format = new AVFormatContext(null);
    private final AVCodecContext codec = avcodec.avcodec_alloc_context3(null);
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private final int stream;
    private SwsContext scaler;
    private Mat picture;

    Reader(String url, int threads) {
      AVDictionary options = new AVDictionary(null);
      avutil.av_dict_set(options, "rtsp_transport", "tcp", 0);
      check(avformat.avformat_open_input(format, url, null, options), url + " cannot be opened");
      check(
          avformat.avformat_find_stream_info(format, (PointerPointer<?>) null), "no stream in it");
      stream =
          avformat.av_find_best_stream(
              format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
      check(stream, "no video in it");
      avcodec.avcodec_parameters_to_context(codec, format.streams(stream).codecpar());
      codec.thread_count(threads);
      check(
          avcodec.avcodec_open2(
              codec, avcodec.avcodec_find_decoder(codec.codec_id()), (AVDictionary) null),
          "no decoder for it");
    }

    /** The next picture, blue, green, red; valid until the next call. */
    Mat next() {
      while (avcodec.avcodec_receive_frame(codec, frame) < 0) {
        do {
          avcodec.av_packet_unref(packet);
          check(avformat.av_read_frame(format, packet), "the stream has ended");
        } while (packet.stream_index() != stream);
        avcodec.avcodec_send_packet(codec, packet);
        avcodec.av_packet_unref(packet);
      }
      if (scaler == null) {
        picture = new Mat(frame.height(), frame.width(), opencv_core.CV_8UC3);
        scaler =
            swscale.sws_getContext(
                frame.width(),
                frame.height(),
                frame.format(),
                frame.width(),
                frame.height(),
                avutil.AV_PIX_FMT_BGR24,
                swscale.SWS_BICUBIC,
                null,
                null,
                (DoublePointer) null);
      }
      try (BytePointer pixels = picture.data();
          PointerPointer<BytePointer> planes = new PointerPointer<BytePointer>(4).put(0, pixels);
          IntPointer strides = new IntPointer((int) picture.step(), 0, 0, 0)) {
        swscale.sws_scale(
            scaler, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
      }
      return picture;
    }

    private static void check(int code, String what) {
      if (code < 0) {
        throw new IllegalStateException("plain loop: " + what + " (FFmpeg error " + code + ")");
      }
    }

    @Override
    public void close() {
      avutil.av_frame_free(frame);
      avcodec.av_packet_free(packet);
      avcodec.avcodec_free_context(codec);
      avformat.avformat_close_input(format);
      if (scaler != null) {
        swscale.sws_freeContext(scaler);
        picture.close();
      }
    }
  }
}
