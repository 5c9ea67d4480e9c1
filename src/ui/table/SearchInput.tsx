import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { limits } from '#contract/limits.ts';

interface SearchInputProps {
  label: string;
  placeholder: string;
  className: string | undefined;
  /** What is looked for now. */
  value: string;
  /** Called once the text is meant, with Enter or the button; without spaces around it. */
  onSearch: (text: string) => void;
}

/** A text to look for: typed here, and looked for when it is meant. */
export function SearchInput({ label, placeholder, className, value, onSearch }: SearchInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Input.Search
      aria-label={label}
      placeholder={placeholder}
      className={className ?? ''}
      value={text}
      maxLength={limits.text.searchText}
      allowClear
      onChange={(event) => setText(event.target.value)}
      onSearch={(typed) => onSearch(typed.trim())}
    />
  );
}
