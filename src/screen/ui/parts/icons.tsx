import type { ComponentChildren, JSX } from 'preact';

/** A line icon in a 24 × 24 view box, in the colour of the text. Hidden from screen readers: its button needs a label. */
function Icon({ children, class: name = '' }: { children: ComponentChildren; class?: string }): JSX.Element {
  return (
    <svg class={`icon ${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const MoreIcon = () => (
  <Icon>
    <path d="M5 7h14M5 12h14M5 17h14" />
  </Icon>
);
export const PlayIcon = () => (
  <Icon class="solid">
    <path d="M8 5.5v13l11-6.5z" />
  </Icon>
);
export const PauseIcon = () => (
  <Icon class="solid">
    <path d="M7 5.5h3.6v13H7zM13.4 5.5H17v13h-3.6z" />
  </Icon>
);
export const NextEventIcon = () => (
  <Icon class="solid">
    <path d="M6 6v12l8.5-6zM16 6h2.4v12H16z" />
  </Icon>
);
export const PreviousEventIcon = () => (
  <Icon class="solid">
    <path d="M18 6v12l-8.5-6zM5.6 6H8v12H5.6z" />
  </Icon>
);
export const LeftIcon = () => (
  <Icon>
    <path d="m14.5 6-6 6 6 6" />
  </Icon>
);
export const RightIcon = () => (
  <Icon>
    <path d="m9.5 6 6 6-6 6" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />
  </Icon>
);
export const PencilIcon = () => (
  <Icon>
    <path d="M4.5 19.5l1-4.2L16.8 4l3.2 3.2L8.7 18.5zM14.3 6.5l3.2 3.2" />
  </Icon>
);
export const ResetIcon = () => (
  <Icon>
    <path d="M5 5v5h5M5.6 10A7.3 7.3 0 1 1 5 14.5" />
  </Icon>
);
export const UndoIcon = () => (
  <Icon>
    <path d="M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5 5 0 0 1 0 10h-3.5" />
  </Icon>
);
export const RedoIcon = () => (
  <Icon>
    <path d="m15.5 5 4.5 4.5-4.5 4.5M19.5 9.5H10a5 5 0 0 0 0 10h3.5" />
  </Icon>
);
export const SaveIcon = () => (
  <Icon>
    <path d="M12 4v10.5M7.5 10.5 12 15l4.5-4.5M4.5 16v3.5h15V16" />
  </Icon>
);
export const MinusIcon = () => (
  <Icon>
    <path d="M6 12h12" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M6 12h12M12 6v12" />
  </Icon>
);
export const NextIcon = () => (
  <Icon>
    <rect x="4.5" y="4.5" width="15" height="15" rx="3" />
    <path d="M9 9v.1M15 15v.1M15 9v.1M9 15v.1M12 12v.1" stroke-width="2.6" />
  </Icon>
);
export const NumbersIcon = () => (
  <Icon>
    <path d="M9.5 4 8 20M16 4l-1.5 16M4.5 9h15M4 15h15" />
  </Icon>
);
export const FullScreenIcon = () => (
  <Icon>
    <path d="M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15" />
  </Icon>
);
export const SlidersIcon = () => (
  <Icon>
    <path d="M4 8h8M17 8h3M4 16h3M12 16h8" />
    <circle cx="14.5" cy="8" r="2.4" />
    <circle cx="9.5" cy="16" r="2.4" />
  </Icon>
);
export const TextIcon = () => (
  <Icon>
    <path d="M4 6h16M4 11h16M4 16h9" />
  </Icon>
);
export const CompareIcon = () => (
  <Icon>
    <path d="M3.5 5h17v14h-17zM12 5v14M6.5 12h2M15.5 9.5v5M18 12h-5" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </Icon>
);
export const ShareIcon = () => (
  <Icon>
    <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM17.5 17.5H20V20h-2.5zM20 14v.1M14 20v.1" />
  </Icon>
);
export const ScenesIcon = () => (
  <Icon>
    <path d="M4 5h7v6H4zM13.5 5h7v6h-7zM4 13.5h7v6H4zM13.5 13.5h7v6h-7z" />
  </Icon>
);
export const TalkIcon = () => (
  <Icon>
    <path d="M3.5 5h17v11h-17zM12 16v3.5M8.5 19.5h7" />
  </Icon>
);
export const OpenIcon = () => (
  <Icon>
    <path d="M3.5 18.5v-13h6l2 2.5h9v10.5z" />
  </Icon>
);
export const WarningIcon = () => (
  <Icon>
    <path d="M12 4 3 19.5h18zM12 10v4.5M12 17v.1" />
  </Icon>
);
/** The logo: a wide flow that narrows. */
export const ChokepointIcon = () => (
  <Icon class="sign">
    <path d="M2.5 4.5C8 4.5 8 11 12 11s4-6.5 9.5-6.5M2.5 19.5C8 19.5 8 13 12 13s4 6.5 9.5 6.5" />
    <path class="stream" d="M3 12h18" />
  </Icon>
);
