import type { ComponentChildren, JSX } from 'preact';

type IconButtonProps = {
  label: string;
  children: ComponentChildren;
  onClick: () => void;
  onBlur?: () => void;
  disabled?: boolean;
  class?: string;
};

/** A button with an icon; `label` is its accessible name and its tooltip. */
export function IconButton({
  label,
  children,
  onClick,
  onBlur,
  disabled = false,
  class: name = '',
}: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={`icon-button ${name}`}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      onBlur={onBlur}
    >
      {children}
    </button>
  );
}
