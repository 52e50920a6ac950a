import { Application, Particle, ParticleContainer, Texture } from 'pixi.js';

/**
 * What the picture's packets are held against: Pixi's own way to many moving things, with nothing else on the page. Every
 * particle moves in a straight line and turns at the edges.
 */
declare global {
  interface Window {
    particles: { readonly prepare: (count: number) => Promise<void>; readonly step: () => void };
  }
}

type Moving = { readonly particle: Particle; vx: number; vy: number };

const app = new Application();
let all: Moving[] = [];

window.particles = {
  prepare: async (count) => {
    await app.init({ preference: 'webgl', autoStart: false, width: innerWidth, height: innerHeight, antialias: false });
    document.body.append(app.canvas);
    const container = new ParticleContainer({ dynamicProperties: { position: true } });
    all = Array.from({ length: count }, (_, i) => {
      const particle = new Particle({ texture: Texture.WHITE, scaleX: 4, scaleY: 4 });
      particle.x = (i * 7919) % innerWidth;
      particle.y = (i * 104_729) % innerHeight;
      container.addParticle(particle);
      return { particle, vx: ((i % 13) - 6) / 3, vy: ((i % 11) - 5) / 3 };
    });
    app.stage.addChild(container);
  },
  step: () => {
    for (const one of all) {
      const { particle } = one;
      particle.x += one.vx;
      particle.y += one.vy;
      if (particle.x < 0 || particle.x > innerWidth) one.vx = -one.vx;
      if (particle.y < 0 || particle.y > innerHeight) one.vy = -one.vy;
    }
    app.renderer.render(app.stage);
  },
};
