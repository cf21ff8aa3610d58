// Evaluates the original TensorFlow.js graph with TensorFlow.js itself and writes sampled outputs,
// against which the tests of `analytics` hold the converted model. Usage, in this folder's copy with
// `npm install @tensorflow/tfjs@4.22.0`:   node reference.mjs GRAPH.json WEIGHTS.bin reference.json
import * as fs from 'node:fs';
import * as tf from '@tensorflow/tfjs';

const [graphFile, weightsFile, outFile] = process.argv.slice(2);
const graph = JSON.parse(fs.readFileSync(graphFile, 'utf8'));
const bytes = fs.readFileSync(weightsFile);
const model = await tf.loadGraphModel({
  load: async () => ({
    modelTopology: graph.modelTopology,
    signature: graph.signature,
    weightSpecs: graph.weightsManifest.flatMap((group) => group.weights),
    weightData: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  }),
});

// The test picture, as integers so that every language makes the same one: channel c, row y, column x.
const mean = [103.53, 116.28, 123.675];
const std = [57.375, 57.12, 58.395];
const input = new Float32Array(3 * 416 * 416);
for (let c = 0; c < 3; c++)
  for (let y = 0; y < 416; y++)
    for (let x = 0; x < 416; x++) {
      const level = (x * (c + 3) + y * (2 * c + 5) + Math.floor((x * y) / 16)) % 256;
      input[(c * 416 + y) * 416 + x] = (level - mean[c]) / std[c];
    }

const outputs = model.predict(tf.tensor(input, [1, 3, 416, 416]));
const list = Array.isArray(outputs) ? outputs : Object.values(outputs);
const joined = (width) =>
  list
    .filter((t) => t.shape[2] === width)
    .sort((a, b) => b.shape[1] - a.shape[1])
    .flatMap((t) => Array.from(t.dataSync()));
const sample = (values) => {
  const samples = [];
  for (let i = 0; i < values.length; i += 997) samples.push(Number(values[i].toPrecision(7)));
  return { count: values.length, step: 997, sum: values.reduce((a, b) => a + b, 0), samples };
};
const result = { scores: sample(joined(80)), distances: sample(joined(44)), tfjs: tf.version.tfjs };
fs.writeFileSync(outFile, JSON.stringify(result) + '\n');
console.log(list.map((t) => t.shape), result.scores.sum, result.distances.sum);
