/** The picture's themes, by the names that links and saved settings use. */
export const THEME_NAMES = ['night', 'day', 'contrast'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];
