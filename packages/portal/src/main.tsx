/** Starts the portal in the page. */
import { render } from 'preact';
import './look/fonts.css';
import './look/palette.css';
import './look/tokens.css';
import './look/base.css';
import { Start } from './app/start.tsx';

const root = document.getElementById('portal');
if (root !== null) render(<Start />, root);
