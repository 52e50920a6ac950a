import { BLOCK_HEAD, NO_CHIP } from '../picture/blockMesh.ts';
import { BOARD_KINDS, KIND_BITS, QUAD_WORDS, ROW_WORDS, STRIPS } from '../picture/boardMesh.ts';
import { FIELDS_REACH } from '../picture/projections/blockPlaces.ts';
import { CHIP_FORMS, CHIP_STATES, type ChipForm, HALF_SHARE } from '../picture/theme.ts';
import { colourNames, COLOURS, COMMON, STATE_WIDTH } from './shaders.ts';

/** A state of the column, 0 to 255. */
const STATE_AT = /* glsl */ `
uniform highp sampler2D uState;
float stateAt(int row) {
  return floor(texelFetch(uState, ivec2(row % ${STATE_WIDTH}, row / ${STATE_WIDTH}), 0).r * 255.0 + 0.5);
}
`;

const kindNames = Object.entries(BOARD_KINDS)
  .map(([name, value]) => `#define IS_${name.toUpperCase()} (vKind == ${value})`)
  .concat(`#define IS_STRIP (${STRIPS.map((name) => `IS_${name.toUpperCase()}`).join(' || ')})`)
  .join('\n');

/** By state of a chip, as the column has it, something of its form. */
const formOf = (value: (form: ChipForm) => number): string =>
  CHIP_STATES.map((state) => value(CHIP_FORMS[state]).toFixed(2)).join(', ');
const states = CHIP_STATES.length;
const [texels, width] = [QUAD_WORDS / 4, ROW_WORDS / 4];

/**
 * What is the same for all pixels of a shape is found here, since without a GPU a pixel pays for every branch of its shader:
 * a box's half extents and radius, its rim, its colours; a strip's; a glow's.
 */
export const BOARD_VERTEX = /* glsl */ `${COMMON}
uniform highp usampler2D uQuads;
uniform vec4 uView;
uniform vec4 uColours[${COLOURS.length}];
uniform float uPixel;
uniform float uLight;
uniform float uIdle;
uniform float uFlows;
out vec4 vShape;
out vec2 vAt;
flat out int vKind;
flat out int vRow;
flat out vec3 vBlock;
flat out float vStrip;
flat out vec3 vBox;
flat out vec2 vRim;
flat out vec2 vShine;
flat out vec3 vSign;
flat out vec4 vFill;
flat out vec4 vLine;
${STATE_AT}
${kindNames}
${colourNames}

const vec3 WHITE = vec3(1.0);
${CHIP_STATES.map((state, row) => `#define ${state.toUpperCase()}_STATE ${row}`).join('\n')}
const float RISE[${states}] = float[](${formOf(({ rise }) => rise)});
const float FACE[${states}] = float[](${formOf(({ face }) => face)});
const float HALF[${states}] = float[](${formOf(({ sign }) => (sign === 'half' ? 1 : 0))});
const float BAR[${states}] = float[](${formOf(({ sign }) => (sign === 'bar' ? 1 : 0))});

void main() {
  int quad = gl_VertexID / 6;
  int corner = gl_VertexID - 6 * quad;
  corner = corner < 3 ? corner : corner == 3 ? 0 : corner - 2;
  // Along and across a slab; from end to end of a strip's piece, and from its right to its left.
  vec2 pair = vec2(corner == 1 || corner == 2 ? 1.0 : -1.0, corner < 2 ? -1.0 : 1.0);
  ivec2 texel = ivec2(${texels} * quad % ${width}, ${texels} * quad / ${width});
  uvec4 place = texelFetch(uQuads, texel, 0);
  uvec4 rest = texelFetch(uQuads, texel + ivec2(1, 0), 0);
  vKind = int(rest.w & ${(1 << KIND_BITS) - 1}u);
  vRow = int(rest.w >> ${KIND_BITS}u);
  float own = stateAt(vRow);
  int state = int(own);
  float share = own / 255.0;
  bool isFlow = uFlows > 0.5;
  vec2 measure = unpackHalf2x16(rest.z);
  vShape = vec4(pair, measure);
  vAt = pair * measure;
  vBlock = vec3(0.0);
  vStrip = 0.0;
  vBox = vec3(measure, 7.0);
  vRim = vec2(0.8, 0.6);
  vShine = vec2(0.0);
  vSign = vec3(0.0, 0.0, 1.0);
  vFill = vec4(CHIPLINE, 1.0);
  vLine = vec4(0.0);
  vec2 at = uintBitsToFloat(place.xy);
  vec2 end = uintBitsToFloat(place.zw);
  if (IS_STRIP) {
    float width = measure.x;
    float least = 0.5;
    if (IS_LINK && isFlow) {
      width *= 1.0 + 0.6 * share;
      least += 0.2 * share;
    }
    vStrip = max(width, least * uPixel);
    at = pair.x < 0.0 ? at : end;
    at -= pair.y * unpackSnorm2x16(pair.x < 0.0 ? rest.x : rest.y) * (vStrip + uPixel);
    vShape.x = pair.y * (vStrip + uPixel) / vStrip;
    if (IS_LINK) {
      bool isEfa = measure.y > 1.5;
      float idle = min(0.6, (isEfa ? measure.y - 2.0 : measure.y) * uIdle);
      float busy = isFlow ? share : step(0.5, own);
      // Flows are seen through one another: where many cross, it is brighter.
      float core = mix(idle, isFlow ? 0.36 : isEfa ? 0.8 : 0.72, busy);
      vec3 base = isEfa ? EFA : NEURONLINK;
      vFill = vec4(mix(base * (uLight > 0.5 ? 0.86 : 1.0), base, busy), core * min(1.0, width / (0.5 * uPixel)));
    } else if (IS_EFAEDGE) {
      // An interface that sends nothing is there, a third as bright.
      float busy = isFlow ? sign(own) : step(0.5, own);
      vFill = vec4(EFA, mix(0.33, 1.0, busy));
      vShine.y = 0.18 * uLight * busy;
    } else if (IS_TRAY) {
      vFill = vec4(EFA, 0.6 * step(0.5, own));
    }
  } else {
    at += pair.x * end + pair.y * uintBitsToFloat(rest.xy);
  }
  if (IS_PLATE) {
    vFill = vec4(PLATE, 0.9);
    vLine = vec4(PLATELINE, 0.9);
  } else if (IS_PLATEDROP) {
    vFill = vec4(mix(PLATE, GROUND, 0.35), 0.96);
    vLine = vec4(PLATELINE, 0.35);
  } else if (IS_CHIPTOP) {
    vAt = pair;
    vBox = vec3(1.0, 1.0, 0.22);
    vRim = vec2(0.07, 0.06);
    bool computes = state == COMPUTING_STATE;
    bool moves = state == MOVING_STATE;
    float dim = state == NOTBEGUN_STATE ? 0.55 : 0.9;
    vec3 still = state == FINISHED_STATE ? mix(PLATE, CHIPLINE, 0.4) : CHIPFILL;
    vFill = vec4(computes ? COMPUTING : moves ? mix(CHIPFILL, NEURONLINK, 0.2) : still, FACE[state]);
    vLine = computes ? vec4(mix(COMPUTING, WHITE, 0.55), 1.0) : moves ? vec4(NEURONLINK, 0.9) : vec4(CHIPLINE, dim);
    vSign = vec3(HALF[state], BAR[state], 1.0 - BAR[state]);
    if (computes) vShine = vec2(0.08, -0.03);
  } else if (IS_CHIPSIDE) {
    bool computes = state == COMPUTING_STATE;
    bool moves = state == MOVING_STATE;
    vFill.rgb = computes ? COMPUTING * 0.78 : moves ? mix(CHIPFILL, NEURONLINK, 0.22) : mix(CHIPFILL, PLATE, 0.4);
    vLine.rgb = PLATE;
  } else if (IS_CHIPGLOW) {
    vFill = vec4(COMPUTING * (state == COMPUTING_STATE ? 0.42 : 0.0) * uLight, 0.0);
  } else if (IS_HEAT) {
    vec3 heat = mix(WAITINGMIDDLE, WAITINGTAIL, 0.6) * share;
    vFill = uLight > 0.5 ? vec4(heat * 0.62, 0.0) : vec4(heat, share) * 0.26;
  } else if (IS_RACK) {
    vBox = vec3(measure - 1.0, 14.0);
    vRim = vec2(1.2);
    vFill.rgb = mix(RACK, GROUNDEDGE, 0.45);
    vLine = vec4(EFA, 1.0);
  } else if (IS_SWITCHBOX) {
    vBox = vec3(measure - 1.0, 8.0);
    vFill.rgb = mix(RACK, EFA, 0.06);
  } else if (IS_SWITCHLIGHT) {
    vBox = vec3(4.0);
    vFill.rgb = mix(mix(RACK, EFA, 0.3), mix(EFA, WHITE, 0.25 * uLight), clamp(share * 1.4, 0.0, 1.0));
  }
  // The lower edge of a side stays where it is.
  bool isSide = IS_CHIPSIDE || IS_BLOCKLEFT || IS_BLOCKRIGHT;
  float up = isSide ? max(pair.y, 0.0) : 1.0;
  if (isSide) vShape.y = up;
  if (IS_CHIPTOP || IS_CHIPSIDE) at.y -= up * measure.x * RISE[state];
  if (IS_BLOCKTOP || IS_BLOCKLEFT || IS_BLOCKRIGHT) {
    float height = (own * 256.0 + stateAt(vRow + 1)) / 65535.0;
    vBlock = vec3(height, stateAt(vRow + 2) / 255.0, stateAt(vRow + 3) / 255.0);
    at.y -= up * (measure.x * height + measure.y);
  }
  gl_Position = IS_BACKDROP ? vec4(at, 0.0, 1.0) : vec4(at * uView.xy + uView.zw, 0.0, 1.0);
}
`;

const BLOCK_FUNCTIONS = /* glsl */ `
uniform float uSide;
${STATE_AT}
float inside(float distance_) {
  return clamp(0.5 - distance_ / max(fwidth(distance_), 1e-5), 0.0, 1.0);
}

/** Colour of a height, a share of the tallest. */
vec3 heightColour(float height) {
  float at = pow(height, 0.75) * 4.0;
  vec3 low = mix(BLOCK0, BLOCK1, clamp(at, 0.0, 1.0));
  vec3 high = mix(mix(BLOCK2, BLOCK3, clamp(at - 2.0, 0.0, 1.0)), BLOCK4, clamp(at - 3.0, 0.0, 1.0));
  return mix(low, high, clamp(at - 1.0, 0.0, 1.0));
}

/** The top of a block: a light for each chip, or one for all if they are too small to be distinguished. */
vec4 blockTop() {
  vec3 base = heightColour(vBlock.r);
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
  float busy = max(vBlock.g, vBlock.b);
  float one = inside(length(vShape.xy) - 0.26) * (busy > 0.0 ? 0.45 + 0.55 * busy : 0.0);
  vec3 distant = mix(base, vBlock.g >= vBlock.b ? lit : NEURONLINK, one);
  return over(mix(near, distant, far), edge);
}

vec4 blockSide() {
  float shade = (IS_BLOCKLEFT ? 0.62 : 0.4) * (0.78 + 0.22 * vShape.y);
  return over(heightColour(vBlock.r) * mix(0.45 + 0.55 * shade, shade, step(0.5, uLight)), 1.0);
}
`;

/** `hasBlocks`: whether the board draws blocks; their tops cost a pixel more than all the rest together. */
export const boardFragment = (hasBlocks: boolean): string => /* glsl */ `${COMMON}
in vec4 vShape;
in vec2 vAt;
flat in int vKind;
flat in int vRow;
flat in vec3 vBlock;
flat in float vStrip;
flat in vec3 vBox;
flat in vec2 vRim;
flat in vec2 vShine;
flat in vec3 vSign;
flat in vec4 vFill;
flat in vec4 vLine;
uniform vec4 uColours[${COLOURS.length}];
uniform float uPixel;
uniform float uLight;
out vec4 colour;
${kindNames}
${colourNames}

float roundBox(vec2 at, vec2 half_, float radius) {
  vec2 q = abs(at) - half_ + radius;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

vec4 over(vec3 rgb, float alpha) {
  return vec4(rgb * alpha, alpha);
}
${hasBlocks ? BLOCK_FUNCTIONS : ''}
void main() {
  float d = roundBox(vAt, vBox.xy, vBox.z);
  float soft = max(fwidth(d), 1e-5);
  float fall = max(0.0, 1.0 - length(vShape.xy));
  if (IS_BACKDROP) {
    float away = smoothstep(0.15, 1.15, length(vShape.xy * vec2(0.85, 1.0)));
    float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453) - 0.5;
    colour = vec4(mix(GROUND, GROUNDEDGE, away) + grain / 255.0, 1.0);
  } else if (IS_STRIP) {
    float edge = clamp((1.0 - abs(vShape.x)) * vStrip / uPixel + 0.5, 0.0, 1.0);
    colour = over(mix(vFill.rgb, vec3(1.0), vShine.y * (1.0 - abs(vShape.x))), edge * vFill.a);
  } else if (IS_CHIPGLOW || IS_HEAT) {
    // The light of what waits is broad, that of a chip is not.
    colour = vFill * (fall * fall * (IS_HEAT ? 3.0 - 2.0 * fall : 1.0));
  } else if (IS_CHIPSIDE) {
    colour = vec4(mix(vFill.rgb, vLine.rgb, 1.0 - vShape.w), 1.0);
${
  hasBlocks
    ? `  } else if (IS_BLOCKTOP) {
    colour = blockTop();
  } else if (IS_BLOCKLEFT || IS_BLOCKRIGHT) {
    colour = blockSide();
`
    : ''
}  } else {
    float body = clamp(0.5 - d / soft, 0.0, 1.0);
    float rim = clamp(0.5 - (abs(d + vRim.x) - vRim.y) / soft, 0.0, 1.0);
    vec3 face = mix(vFill.rgb, vec3(1.0), vShine.x + vShine.y * (vShape.x + vShape.y));
    // A chip's sign: one half of its face, or a bar across it, in the colour of its rim.
    float across = vShape.x + vShape.y;
    float sharp = max(fwidth(across), 1e-5);
    float half_ = ${HALF_SHARE.toFixed(2)} * vSign.x * clamp(0.5 + across / sharp, 0.0, 1.0);
    float bar = vSign.y * clamp(0.5 + (0.2 - abs(across)) / sharp, 0.0, 1.0) * step(abs(vShape.x - vShape.y), 1.2);
    float drawn = max(max(rim * vSign.z, half_), bar) * vLine.a;
    colour = over(mix(face, vLine.rgb, drawn), body * max(vFill.a, drawn));
  }
}
`;
