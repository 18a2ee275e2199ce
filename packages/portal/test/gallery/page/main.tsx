/** The gallery: each component in its states, for the tests and for people who build pages. It is not shipped. */
import { render } from 'preact';
import { Toaster } from '../../../src/kit/toaster.tsx';
import '../../../src/look/fonts.css';
import '../../../src/look/palette.css';
import '../../../src/look/tokens.css';
import '../../../src/look/base.css';
import { Forms } from './forms.tsx';
import './gallery.css';
import { List } from './list.tsx';
import { SmallParts } from './small.tsx';
import { Charts, Time } from './time.tsx';

function Gallery() {
  return (
    <main class="gallery">
      <h1>Components</h1>
      <SmallParts />
      <Forms />
      <List />
      <Time />
      <Charts />
      <Toaster />
    </main>
  );
}

const root = document.getElementById('gallery');
if (root !== null) render(<Gallery />, root);
