import { BLOCK_HEAD, NO_CHIP } from '../picture/blockMesh.ts';
import { BOARD_KINDS, KIND_BITS } from '../picture/boardMesh.ts';
import { FIELDS_REACH } from '../picture/projections/blockPlaces.ts';

/** Widths of the data textures, in texels. The shaders find row and column of an item from them. */
export const STATE_WIDTH = 256;
export const DATA_WIDTH = 1024;

const COMMON = /* glsl */ `#version 300 es
precision highp float;
precision highp int;
`;

/** Names of the theme's colours in \`uColours\`, in order. */
export const COLOURS = [
  'plate',
  'plateLine',
  'neuronLink',
  'efa',
  'computing',
  'chipLine',
  'chipFill',
  'waitingHead',
  'waitingMiddle',
  'waitingTail',
  'rack',
  'ground',
  'groundEdge',
  'block0',
  'block1',
  'block2',
  'block3',
  'block4',
] as const;

/** A state of the column, 0 to 255. */
const STATE_AT = /* glsl */ `
uniform highp sampler2D uState;
float stateAt(int row) {
  return floor(texelFetch(uState, ivec2(row % ${STATE_WIDTH}, row / ${STATE_WIDTH}), 0).r * 255.0 + 0.5);
}
`;

const colourNames = COLOURS.map((name, i) => `#define ${name.toUpperCase()} uColours[${i}].rgb`).join('\n');
const kindNames = Object.entries(BOARD_KINDS)
  .map(([name, value]) => `#define IS_${name.toUpperCase()} (vKind == ${value})`)
  .join('\n');

export const BOARD_VERTEX = /* glsl */ `${COMMON}
in vec2 aPosition;
in vec2 aPair;
in uvec2 aWords;
uniform vec4 uView;
uniform float uPixel;
uniform float uFlows;
out vec4 vShape;
flat out int vKind;
flat out int vRow;
flat out vec4 vState;
flat out vec2 vStrip;
${STATE_AT}
${kindNames}

void main() {
  vKind = int(aWords.y & ${(1 << KIND_BITS) - 1}u);
  vRow = int(aWords.y >> ${KIND_BITS}u);
  vState = vec4(stateAt(vRow), 0.0, 0.0, 0.0);
  vec2 measure = unpackHalf2x16(aWords.x);
  vShape = vec4(aPair, measure);
  vStrip = vec2(0.0);
  vec2 at = aPosition;
  if (IS_LINK || IS_EFAEDGE || IS_TRAY || IS_RULER) {
    float own = measure.x;
    float least = 0.5;
    if (IS_LINK && uFlows > 0.5) {
      own *= 1.0 + 0.6 * vState.r / 255.0;
      least += 0.2 * vState.r / 255.0;
    }
    float half_ = max(own, least * uPixel);
    at += aPair * (half_ + uPixel);
    vShape.x = sign(measure.y) * (half_ + uPixel) / half_;
    vStrip = vec2(half_, abs(measure.y));
    vShape.w = min(1.0, own / (0.5 * uPixel));
  }
  if (IS_CHIPTOP || IS_CHIPSIDE) {
    int state = int(vState.r);
    at.y -= measure.x * (state == 1 ? 8.0 : state == 2 ? 5.0 : 2.5);
  }
  if (IS_BLOCKTOP || IS_BLOCKLEFT || IS_BLOCKRIGHT) {
    float height = (vState.r * 256.0 + stateAt(vRow + 1)) / 65535.0;
    vState = vec4(height, stateAt(vRow + 2) / 255.0, stateAt(vRow + 3) / 255.0, 0.0);
    at.y -= measure.x * height + measure.y;
  }
  gl_Position = IS_BACKDROP ? vec4(at, 0.0, 1.0) : vec4(at * uView.xy + uView.zw, 0.0, 1.0);
}
`;

export const BOARD_FRAGMENT = /* glsl */ `${COMMON}
in vec4 vShape;
flat in int vKind;
flat in int vRow;
flat in vec4 vState;
flat in vec2 vStrip;
uniform vec4 uColours[${COLOURS.length}];
uniform float uPixel;
uniform float uLight;
uniform float uIdle;
uniform float uFlows;
uniform float uSide;
out vec4 colour;
${STATE_AT}
${kindNames}
${colourNames}

float roundBox(vec2 at, vec2 half_, float radius) {
  vec2 q = abs(at) - half_ + radius;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

float inside(float distance_) {
  return clamp(0.5 - distance_ / max(fwidth(distance_), 1e-5), 0.0, 1.0);
}

vec4 over(vec3 rgb, float alpha) {
  return vec4(rgb * alpha, alpha);
}

/** Colour of a height, a share of the tallest. */
vec3 heightColour(float height) {
  float at = pow(height, 0.75) * 4.0;
  vec3 low = mix(BLOCK0, BLOCK1, clamp(at, 0.0, 1.0));
  vec3 high = mix(mix(BLOCK2, BLOCK3, clamp(at - 2.0, 0.0, 1.0)), BLOCK4, clamp(at - 3.0, 0.0, 1.0));
  return mix(low, high, clamp(at - 1.0, 0.0, 1.0));
}

/** The top of a block: a light for each chip, or one for all where they are too small to be told apart. */
vec4 blockTop() {
  vec3 base = heightColour(vState.r);
  float edge = inside(roundBox(vShape.xy, vec2(1.0), 0.05));
  float rim = 1.0 - inside(roundBox(vShape.xy, vec2(0.95), 0.04));
  base = mix(base, mix(base, vec3(1.0), 0.25 * uLight), rim);
  vec3 lit = mix(COMPUTING, vec3(1.0), 0.25 * uLight);
  vec3 dark = mix(base, uLight > 0.5 ? vec3(0.0) : CHIPLINE, 0.22);
  vec2 field = (vShape.xy * ${(0.5 / FIELDS_REACH).toFixed(6)} + 0.5) * uSide;
  float far = smoothstep(0.24, 0.4, max(fwidth(field.x), fwidth(field.y)));
  vec2 own = fract(field) - 0.5;
  ivec2 cell = ivec2(floor(field));
  bool isField = all(greaterThanEqual(field, vec2(0.0))) && all(lessThan(field, vec2(uSide)));
  int chip = isField ? int(stateAt(vRow + ${BLOCK_HEAD} + cell.y * int(uSide) + cell.x)) : ${NO_CHIP};
  float square = max(abs(own.x), abs(own.y)) - 0.33;
  float disc = length(own) - (chip == 2 ? 0.34 : 0.24);
  float shape = clamp(0.5 - (chip == 1 ? square : disc) / max(fwidth(field.x), 1e-4), 0.0, 1.0);
  vec3 light = chip == 1 ? lit : chip == 2 ? NEURONLINK : dark;
  vec3 near = mix(base, light, chip == ${NO_CHIP} ? 0.0 : shape);
  float busy = max(vState.g, vState.b);
  float one = inside(length(vShape.xy) - 0.26) * (busy > 0.0 ? 0.45 + 0.55 * busy : 0.0);
  vec3 distant = mix(base, vState.g >= vState.b ? lit : NEURONLINK, one);
  return over(mix(near, distant, far), edge);
}

void main() {
  int state = int(vState.r + 0.5);
  if (IS_BLOCKTOP) {
    colour = blockTop();
  } else if (IS_BLOCKLEFT || IS_BLOCKRIGHT) {
    float shade = (IS_BLOCKLEFT ? 0.62 : 0.4) * (0.78 + 0.22 * vShape.y);
    colour = over(heightColour(vState.r) * mix(0.45 + 0.55 * shade, shade, step(0.5, uLight)), 1.0);
  } else if (IS_RULER) {
    float edge = clamp((1.0 - abs(vShape.x)) * vStrip.x / uPixel + 0.5, 0.0, 1.0);
    colour = over(CHIPLINE, edge);
  } else if (IS_BACKDROP) {
    float fall = smoothstep(0.15, 1.15, length(vShape.xy * vec2(0.85, 1.0)));
    float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453) - 0.5;
    colour = vec4(mix(GROUND, GROUNDEDGE, fall) + grain / 255.0, 1.0);
  } else if (IS_PLATE || IS_PLATEDROP) {
    float d = roundBox(vShape.xy * vShape.zw, vShape.zw, 7.0);
    vec3 fill = IS_PLATEDROP ? mix(PLATE, GROUND, 0.35) : PLATE;
    float line = inside(abs(d + 0.8) - 0.6);
    colour = over(mix(fill, PLATELINE, line * (IS_PLATEDROP ? 0.35 : 0.9)), inside(d) * (IS_PLATEDROP ? 0.96 : 0.9));
  } else if (IS_CHIPTOP) {
    float d = roundBox(vShape.xy, vec2(1.0), 0.22);
    float body = inside(d);
    float rim = inside(abs(d + 0.07) - 0.06);
    if (state == 1) {
      vec3 face = mix(COMPUTING, vec3(1.0), 0.02 + 0.12 * (1.0 - 0.5 * (vShape.x + vShape.y + 2.0) * 0.5));
      colour = over(mix(face, mix(COMPUTING, vec3(1.0), 0.55), rim), body);
    } else if (state == 2) {
      colour = over(mix(mix(CHIPFILL, NEURONLINK, 0.32), NEURONLINK, rim * 0.85), body);
    } else {
      colour = over(mix(CHIPFILL, CHIPLINE, rim * 0.9), body * 0.96);
    }
  } else if (IS_CHIPSIDE) {
    vec3 face = state == 1 ? COMPUTING * 0.78 : state == 2 ? mix(CHIPFILL, NEURONLINK, 0.22) : mix(CHIPFILL, PLATE, 0.4);
    colour = over(mix(face, PLATE, 1.0 - vShape.w), 1.0);
  } else if (IS_CHIPGLOW) {
    float fall = max(0.0, 1.0 - length(vShape.xy));
    float glow = (state == 1 ? 0.42 : 0.0) * fall * fall * uLight;
    colour = vec4(COMPUTING * glow, 0.0);
  } else if (IS_LINK) {
    bool isEfa = vStrip.y > 1.5;
    float idle = min(0.6, (isEfa ? vStrip.y - 2.0 : vStrip.y) * uIdle);
    float busy = uFlows > 0.5 ? vState.r / 255.0 : step(0.5, vState.r);
    float edge = clamp((1.0 - abs(vShape.x)) * vStrip.x / uPixel + 0.5, 0.0, 1.0);
    // Flows are seen through one another: where many cross, it is brighter.
    float core = mix(idle, uFlows > 0.5 ? 0.36 : isEfa ? 0.8 : 0.72, busy);
    vec3 base = isEfa ? EFA : NEURONLINK;
    colour = over(mix(base * (uLight > 0.5 ? 0.86 : 1.0), base, busy), edge * core * vShape.w);
  } else if (IS_EFAEDGE) {
    float edge = clamp((1.0 - abs(vShape.x)) * vStrip.x / uPixel + 0.5, 0.0, 1.0);
    colour = over(mix(EFA, vec3(1.0), 0.18 * uLight * (1.0 - abs(vShape.x))), edge);
  } else if (IS_TRAY) {
    float edge = clamp((1.0 - abs(vShape.x)) * vStrip.x / uPixel + 0.5, 0.0, 1.0);
    colour = over(EFA, edge * 0.6);
  } else if (IS_RACK) {
    float d = roundBox(vShape.xy * vShape.zw, vShape.zw - 1.0, 14.0);
    float line = inside(abs(d + 1.2) - 1.2);
    colour = over(mix(mix(RACK, GROUNDEDGE, 0.45), EFA, line), inside(d));
  } else if (IS_SWITCHBOX) {
    float d = roundBox(vShape.xy * vShape.zw, vShape.zw - 1.0, 8.0);
    colour = over(mix(RACK, EFA, 0.06), inside(d));
  } else if (IS_SWITCHLIGHT) {
    float d = length(vShape.xy * vShape.zw) - 4.0;
    float lit = clamp(vState.r / 255.0 * 1.4, 0.0, 1.0);
    colour = over(mix(mix(RACK, EFA, 0.3), mix(EFA, vec3(1.0), 0.25 * uLight), lit), inside(d));
  } else {
    float fall = max(0.0, 1.0 - length(vShape.xy));
    vec3 heat = mix(WAITINGMIDDLE, WAITINGTAIL, 0.6);
    float glow = vState.r / 255.0 * fall * fall;
    colour = uLight > 0.5 ? vec4(heat * glow * 0.5, 0.0) : over(heat, glow * 0.16);
  }
}
`;

export const PACKET_VERTEX = /* glsl */ `${COMMON}
in uvec4 aFlight;
uniform vec4 uView;
uniform float uScale;
uniform int uNow;
uniform float uRows;
uniform float uFlows;
uniform highp sampler2D uLinks;
uniform highp sampler2D uPoints;
out vec4 vPacket;
flat out vec2 vWay;
flat out int vLozenge;

vec2 pointAt(int i) {
  return texelFetch(uPoints, ivec2(i % ${DATA_WIDTH}, i / ${DATA_WIDTH}), 0).xy;
}

void main() {
  uint now = uint(uNow);
  uint enqueued = aFlight.y;
  uint started = aFlight.z;
  uint arrived = aFlight.w;
  int link = int(aFlight.x) * 2;
  gl_PointSize = 1.0;
  vWay = vec2(0.0);
  vPacket = vec4(0.0);
  vLozenge = 0;
  gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
  if (now < enqueued || now >= arrived) return;
  vec4 way = texelFetch(uLinks, ivec2(link % ${DATA_WIDTH}, link / ${DATA_WIDTH}), 0);
  if (way.y < 2.0) return;
  if (uFlows > 0.5 && now >= started) return;
  vLozenge = int(way.w);
  vec2 at;
  if (now < started) {
    vec4 queue = texelFetch(uLinks, ivec2((link + 1) % ${DATA_WIDTH}, (link + 1) / ${DATA_WIDTH}), 0);
    float left = float(started - now) / way.z;
    float whole = ceil(left) - 1.0;
    float move = clamp((left - whole - 0.8) / 0.2, 0.0, 1.0);
    float place = min(whole + move * move * (3.0 - 2.0 * move), uRows - 1.0);
    at = queue.xy + queue.zw * place;
    float pitch = length(queue.zw);
    vPacket = vec4(0.0, place, vLozenge == 1 ? 1.0 : 0.6, 0.0);
    gl_PointSize = max(2.0, (vLozenge == 1 ? min(pitch, 6.6) : 4.2) * uScale);
  } else {
    float share = float(now - started) / float(arrived - started);
    float along = share * (way.y - 1.0);
    float piece = min(floor(along), way.y - 2.0);
    vec2 a = pointAt(int(way.x + piece));
    vec2 b = pointAt(int(way.x + piece) + 1);
    at = mix(a, b, along - piece);
    vWay = normalize(b - a);
    float size = vLozenge == 1 ? 26.0 : 30.0;
    vPacket = vec4(1.0, share, 1.0, size);
    at -= vWay * size * 0.3;
    gl_PointSize = max(9.0, size * uScale);
  }
  gl_Position = vec4(at * uView.xy + uView.zw, 0.0, 1.0);
}
`;

export const PACKET_FRAGMENT = /* glsl */ `${COMMON}
in vec4 vPacket;
flat in vec2 vWay;
flat in int vLozenge;
uniform vec4 uColours[${COLOURS.length}];
uniform float uLight;
uniform float uRows;
out vec4 colour;
${colourNames}

void main() {
  vec2 at = gl_PointCoord * 2.0 - 1.0;
  if (vPacket.x < 0.5) {
    float depth = clamp(vPacket.y / max(uRows - 1.0, 8.0), 0.0, 1.0);
    vec3 base = depth < 0.5 ? mix(WAITINGHEAD, WAITINGMIDDLE, depth * 2.0) : mix(WAITINGMIDDLE, WAITINGTAIL, depth * 2.0 - 1.0);
    if (vLozenge == 0) base = NEURONLINK;
    vec2 q = abs(at) - vec2(0.76) + 0.3;
    float d = vLozenge == 1 ? length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - 0.3 : length(at) - 0.8;
    float alpha = clamp(0.5 - d / max(fwidth(d), 1e-4), 0.0, 1.0) * vPacket.z;
    colour = vec4(base * alpha, alpha);
    return;
  }
  // In the packet's own frame: x ahead along its way, y to its side; the head stands at x = 0.6.
  vec2 own = vec2(dot(at, vWay), dot(at, vec2(-vWay.y, vWay.x)));
  vec3 base = vLozenge == 1 ? EFA : NEURONLINK;
  vec2 head = own - vec2(0.6, 0.0);
  float radius = vLozenge == 1 ? 0.25 : 0.21;
  float d = (vLozenge == 1 ? (abs(head.x) * 0.8 + abs(head.y) * 1.15) : length(head)) - radius;
  float body = clamp(0.5 - d / max(fwidth(d), 1e-4), 0.0, 1.0);
  float glow = exp(-dot(head, head) * 9.0) * 0.55;
  float back = clamp((0.6 - own.x) / 1.5, 0.0, 1.0);
  float tail = own.x < 0.6 ? exp(-own.y * own.y / (0.018 * (1.05 - back))) * (1.0 - back) * (1.0 - back) * 0.8 : 0.0;
  float rim = clamp(1.0 - length(at), 0.0, 1.0);
  float halo = (glow + tail) * smoothstep(0.0, 0.25, rim);
  vec3 core = mix(base, vec3(1.0), 0.62 * uLight);
  colour = vec4(core * body + base * halo * (1.0 - body) * (uLight > 0.5 ? 1.0 : 0.7), body + halo * (1.0 - body) * (uLight > 0.5 ? 0.25 : 0.7));
}
`;
