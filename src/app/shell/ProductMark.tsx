/** A bollard with a line around it, in the colour of the text beside it. */
export function ProductMark({ size = 24, color }: { size?: number; color: string }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" fill="none">
      <rect width="32" height="32" rx="7" fill={color} />
      <path
        d="M7 10.5h18M12 10.5v8.5a4 4 0 0 0 8 0v-8.5M16 23v3"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
