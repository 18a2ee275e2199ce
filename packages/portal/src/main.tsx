/** Starts the portal in the page. */
import { render } from 'preact';
import './look/fonts.css';
import './look/palette.css';
import './look/tokens.css';
import './look/base.css';
import { Shell } from './app/shell.tsx';

const root = document.getElementById('portal');
if (root !== null) render(<Shell />, root);
