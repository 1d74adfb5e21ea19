// The stretches of a message that every message grammar shares.
parser grammar Phrases;

// As little as fits.
value : any+? ;

// As much as fits.
rest : any+ ;

dots : '.'* ;

any : . ;
