import { colourNames, COLOURS, COMMON, DATA_WIDTH } from './shaders.ts';

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

/** Where a whole place of a queue is: rows along its step, columns at right angles to it. */
vec2 slot(vec4 queue, float place, float columns) {
  float row = floor((place + 0.5) / columns);
  float aside = place - row * columns - (columns - 1.0) * 0.5;
  return queue.xy + queue.zw * row + vec2(-queue.w, queue.z) * aside;
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
  vLozenge = way.w > 0.5 ? 1 : 0;
  vec2 at;
  if (now < started) {
    vec4 queue = texelFetch(uLinks, ivec2((link + 1) % ${DATA_WIDTH}, (link + 1) / ${DATA_WIDTH}), 0);
    float left = float(started - now) / way.z;
    float whole = ceil(left) - 1.0;
    float move = clamp((left - whole - 0.8) / 0.2, 0.0, 1.0);
    float place = min(whole + move * move * (3.0 - 2.0 * move), uRows - 1.0);
    float columns = max(1.0, way.w);
    float ahead = floor(place);
    at = mix(slot(queue, ahead, columns), slot(queue, ahead + 1.0, columns), place - ahead);
    float pitch = length(queue.zw);
    vPacket = vec4(0.0, place, vLozenge == 1 ? 1.0 : 0.6, 0.0);
    gl_PointSize = max(2.0, (vLozenge == 1 ? min(pitch, 11.0) * 1.1 : 4.2) * uScale);
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
    // The tail of a pile three fifths as long as the run's longest is ember already: a long one shows all three colours.
    float depth = clamp(vPacket.y / max(0.6 * (uRows - 1.0), 8.0), 0.0, 1.0);
    vec3 base = depth < 0.5 ? mix(WAITINGHEAD, WAITINGMIDDLE, depth * 2.0) : mix(WAITINGMIDDLE, WAITINGTAIL, depth * 2.0 - 1.0);
    if (vLozenge == 0) base = NEURONLINK;
    float d = (vLozenge == 1 ? (abs(at.x) + abs(at.y) - 0.92) * 0.7 : length(at) - 0.8);
    float alpha = clamp(0.5 - d / max(fwidth(d), 1e-4), 0.0, 1.0) * vPacket.z;
    colour = vec4(base * alpha, alpha);
    return;
  }
  // In the packet's own frame: x ahead along its path, y to its side; the head is at x = 0.6.
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
